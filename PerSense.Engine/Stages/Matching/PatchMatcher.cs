using System.Numerics.Tensors;

namespace PerSense.Engine.Stages.Matching;

/// <summary>Matcher's bidirectional patch matching (section 3.1; specification section 2). Immutable.</summary>
internal sealed class PatchMatcher
{
    // With more surviving pairs than this only the better half is believed.
    private const int Many = 40;

    private readonly IReadOnlyList<float[]> _reference;
    private readonly IReadOnlyList<float[]> _target;
    private readonly IReadOnlyList<bool> _isInside;
    private readonly int[] _inside;

    /// <summary>Prepares two pictures.</summary>
    /// <param name="reference">Features of all patches of the reference, length 1; several shots one after the other.</param>
    /// <param name="isInside">Which of them belong to the marked object; at least one.</param>
    /// <param name="target">Features of the image's patches, length 1.</param>
    public PatchMatcher(IReadOnlyList<float[]> reference, IReadOnlyList<bool> isInside, IReadOnlyList<float[]> target)
    {
        (_reference, _isInside, _target) = (reference, isInside, target);
        _inside = [.. Enumerable.Range(0, reference.Count).Where(i => isInside[i])];
    }

    /// <summary>The reference's patches that belong to the marked object.</summary>
    public IReadOnlyList<int> Inside => _inside;

    /// <summary>The cosine of two patches.</summary>
    /// <param name="reference">Patch of the reference.</param>
    /// <param name="target">Patch of the image.</param>
    public float Similarity(int reference, int target) => TensorPrimitives.Dot<float>(_reference[reference], _target[target]);

    /// <summary>The ground distance of the earth mover's distance, 0..1.</summary>
    /// <param name="reference">Patch of the reference.</param>
    /// <param name="target">Patch of the image.</param>
    public float Cost(int reference, int target) => (1 - Similarity(reference, target)) / 2;

    /// <summary>The object's patches to patches of the image, each used once: the best pairs together.</summary>
    /// <returns>For each patch inside its partner, or -1.</returns>
    public int[] Forward() => Assignment.Maximise(_inside.Length, _target.Count, (row, column) => Similarity(_inside[row], column));

    /// <summary>Matched patches of the image back to all patches of the reference.</summary>
    /// <param name="targets">The matched patches.</param>
    /// <returns>For each its partner, or -1.</returns>
    public int[] Reverse(IReadOnlyList<int> targets) =>
        Assignment.Maximise(targets.Count, _reference.Count, (row, column) => Similarity(column, targets[row]));

    /// <summary>Patches of the image that match there and back.</summary>
    /// <returns>At least one, by index; the better half of them when they are many.</returns>
    public IReadOnlyList<PatchMatch> Match()
    {
        var forward = Forward();
        List<PatchMatch> pairs = [.. Enumerable.Range(0, forward.Length)
            .Where(row => forward[row] >= 0)
            .Select(row => new PatchMatch(forward[row], Similarity(_inside[row], forward[row])))];
        var back = Reverse([.. pairs.Select(static pair => pair.Target)]);
        List<PatchMatch> kept = [.. pairs.Where((_, i) => back[i] >= 0 && _isInside[back[i]])];
        kept = kept.Count > 0 ? kept : pairs;
        var best = kept.Count > Many ? kept.OrderByDescending(static pair => pair.Similarity).Take(kept.Count / 2) : kept;
        return [.. best.OrderBy(static pair => pair.Target)];
    }
}
