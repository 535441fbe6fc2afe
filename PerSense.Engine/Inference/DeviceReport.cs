namespace PerSense.Engine.Inference;

/// <summary>Which device networks run on, and why; for the device page and <c>doctor</c>.</summary>
/// <param name="Kind">The device's kind.</param>
/// <param name="Name">The device's name, for people.</param>
/// <param name="Reason">Why this one: a sentence that also says what to do to get another.</param>
/// <param name="ThreadsPerSession">Threads that one network uses at a time on the processor.</param>
/// <param name="RuntimeVersion">Version of ONNX Runtime.</param>
/// <param name="Providers">The execution providers built into the runtime.</param>
public sealed record DeviceReport(
    DeviceKind Kind, string Name, string Reason, int ThreadsPerSession, string RuntimeVersion, IReadOnlyList<string> Providers);
