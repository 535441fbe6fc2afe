using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using PerSense.Web.Data;

namespace PerSense.Web;

/// <summary>What can keep the server from starting without being a fault of the program: said in words, not as a stack trace.</summary>
internal static class StartFault
{
    /// <summary>One line for each thing to mend; null when the fault is none that a person can mend.</summary>
    public static string? Explain(Exception fault) => fault switch
    {
        OptionsValidationException options => string.Join(Environment.NewLine, options.Failures),
        DataFolderInUseException inUse => inUse.Message,
        IOException { InnerException: AddressInUseException } => $"{fault.Message} Stop the other program, or choose another port with --port.",
        UnauthorizedAccessException => $"{fault.Message} Choose another data folder with --data or PERSENSE_DATA.",
        AggregateException { InnerExceptions: [var only] } => Explain(only),
        _ => null,
    };
}
