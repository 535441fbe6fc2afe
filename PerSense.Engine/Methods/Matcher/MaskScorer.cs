using PerSense.Engine.Imaging;
using PerSense.Engine.Stages.Matching;

namespace PerSense.Engine.Methods.Matcher;

/// <summary>Measures how well masks fit the marked object (specification section 5).</summary>
/// <param name="matches">The matched patches.</param>
/// <param name="mostPatches">Most patches of either side of the earth mover's distance.</param>
internal sealed class MaskScorer(MatchedPatches matches, int mostPatches)
{
    private readonly IReadOnlyList<int> _object = Thin(matches.Matcher.Inside, mostPatches);

    /// <summary>Scores a mask.</summary>
    /// <param name="mask">Not empty.</param>
    public MaskScore Score(PlacedMask mask)
    {
        var patches = matches.Grid.Under(mask);
        var chosen = Thin(patches, mostPatches);
        var distance = EarthMover.Distance(_object.Count, chosen.Count, (row, column) => matches.Matcher.Cost(_object[row], chosen[column]));
        var inside = matches.Points.Count(point => mask.Contains(point.Column, point.Row));
        return MaskScore.Of(1 - distance, inside, matches.Points.Count, patches.Count);
    }

    private static IReadOnlyList<int> Thin(IReadOnlyList<int> patches, int most)
    {
        var every = (patches.Count + most - 1) / most;
        return [.. patches.Where((_, i) => i % every == 0)];
    }
}
