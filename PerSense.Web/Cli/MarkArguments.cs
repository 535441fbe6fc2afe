using PerSense.Engine.Methods;

namespace PerSense.Web.Cli;

/// <summary>How the object was marked on the command line.</summary>
/// <param name="Mark">The mark; null when it is the picture in <paramref name="Mask"/>.</param>
/// <param name="Mask">A picture of the object's pixels; null when there is a <paramref name="Mark"/>.</param>
/// <param name="Reference">The image that is marked; null when it is the searched one.</param>
internal sealed record MarkArguments(ReferenceMark? Mark, FileInfo? Mask, FileInfo? Reference);
