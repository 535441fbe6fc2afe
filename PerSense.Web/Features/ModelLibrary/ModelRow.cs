using PerSense.Engine.Models;

namespace PerSense.Web.Features.ModelLibrary;

/// <summary>A model in the list.</summary>
/// <param name="Bundles">Labels of the bundles that it is part of.</param>
/// <param name="State">Whether its file can be used.</param>
/// <param name="Message">What is wrong with it and what to do, or that all is well.</param>
public sealed record ModelRow(
    string Id,
    ModelRole Role,
    string Contract,
    string Description,
    string Licence,
    string Source,
    long Bytes,
    string Sha256,
    IReadOnlyList<string> Bundles,
    ModelFileState State,
    string Message)
{
    /// <summary>Whether it came with the program.</summary>
    public bool IsShipped { get; init; }
}
