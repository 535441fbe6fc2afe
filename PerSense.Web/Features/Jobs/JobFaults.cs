using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Inference;
using PerSense.Engine.Methods;
using PerSense.Engine.Models;
using PerSense.Web.Data.Files;

namespace PerSense.Web.Features.Jobs;

/// <summary>The failures that are to be expected, in words for the person.</summary>
internal static class JobFaults
{
    /// <summary>What happened, why and what to do; null for what nobody expected.</summary>
    public static string? Explain(Exception fault) => fault switch
    {
        InvalidReferenceException or ImageFormatException or InvalidOptionsException or MissingModelException => fault.Message,
        ModelCatalogueException or ModelLoadException or ModelRunException => fault.Message,
        FileNotFoundException => "The image's file is missing from the server's data folder. Delete the image and upload it again.",
        OutOfMemoryException => "The server ran out of memory. Use a smaller image, or ask an administrator to run fewer jobs at a time.",
        _ when DiskFull.Is(fault) => DiskFull.Message,
        _ => null,
    };
}
