using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Matching;

namespace PerSense.Engine.Methods.Matcher;

/// <summary>Which places of the image look like the marked object.</summary>
/// <param name="Matcher">The two pictures' patches.</param>
/// <param name="Grid">The image's patches.</param>
/// <param name="Points">The middles of the matched ones, in image coordinates; at least one.</param>
internal sealed record MatchedPatches(PatchMatcher Matcher, PatchGrid Grid, IReadOnlyList<ImagePoint> Points);
