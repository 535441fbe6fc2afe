using Microsoft.ML.OnnxRuntime;

namespace PerSense.Engine.Inference;

/// <summary>The chosen device and what a session needs to use it.</summary>
/// <param name="Report">The choice in words.</param>
/// <param name="Gpu">The GPU of a provider library; null for the processor and for CUDA that is built in.</param>
internal sealed record SelectedDevice(DeviceReport Report, OrtEpDevice? Gpu)
{
    /// <summary>Options for a session on this device. The caller disposes them.</summary>
    /// <exception cref="OnnxRuntimeException">The provider refuses.</exception>
    /// <exception cref="EntryPointNotFoundException">The runtime has no such provider.</exception>
    public SessionOptions CreateOptions()
    {
        var options = new SessionOptions
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            IntraOpNumThreads = Report.ThreadsPerSession,
            InterOpNumThreads = 1,
            // Patterns are remembered for each input shape, and nearly every image brings its own.
            EnableMemoryPattern = false,
        };
        // Idle threads that spin take a quarter of the processor's time away from other sessions and from the web server.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        try
        {
            AddProvider(options);
            return options;
        }
        catch
        {
            options.Dispose();
            throw;
        }
    }

    private void AddProvider(SessionOptions options)
    {
        if (Report.Kind == DeviceKind.Cpu)
        {
            return;
        }

        if (Gpu is null)
        {
            options.AppendExecutionProvider_CUDA();
        }
        else
        {
            options.AppendExecutionProvider(RuntimeEnvironment.Instance, [Gpu], epOptions: null);
        }
    }
}
