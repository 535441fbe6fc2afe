namespace PerSense.Web.Features.Jobs;

/// <summary>The options of a job do not fit its method; the message says which and why.</summary>
internal sealed class InvalidOptionsException(string message, Exception inner) : Exception(message, inner);
