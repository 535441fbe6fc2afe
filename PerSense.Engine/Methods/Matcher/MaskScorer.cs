using PerSense.Engine.Imaging;
using PerSense.Engine.Stages.Matching;

namespace PerSense.Engine.Methods.Matcher;

/// <summary>Measures how well masks fit the marked object (specification section 5).</summary>
internal sealed class MaskScorer(MatchedPatches matches)
{
    // The exact distance costs the cube of the patches; beyond this many, every n-th stands for its neighbours.
    private const int MostPatches = 160;

    private readonly IReadOnlyList<int> _object = Thin(matches.Matcher.Inside);

    /// <summary>Scores a mask.</summary>
    /// <param name="mask">Not empty.</param>
    public MaskScore Score(PlacedMask mask)
    {
        var patches = matches.Grid.Under(mask);
        var chosen = Thin(patches);
        var distance = EarthMover.Distance(_object.Count, chosen.Count, (row, column) => matches.Matcher.Cost(_object[row], chosen[column]));
        var inside = matches.Points.Count(point => mask.Contains(point.Column, point.Row));
        return MaskScore.Of(1 - distance, inside, matches.Points.Count, patches.Count);
    }

    private static IReadOnlyList<int> Thin(IReadOnlyList<int> patches)
    {
        var every = (patches.Count + MostPatches - 1) / MostPatches;
        return [.. patches.Where((_, i) => i % every == 0)];
    }
}
