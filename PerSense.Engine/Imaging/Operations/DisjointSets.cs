namespace PerSense.Engine.Imaging.Operations;

/// <summary>Union-find over the numbers 0 to <paramref name="count"/> - 1; a set is named by its smallest member.</summary>
/// <param name="count">How many numbers there are.</param>
internal sealed class DisjointSets(int count)
{
    private readonly int[] _parents = [.. Enumerable.Range(0, count)];

    public int Find(int member)
    {
        while (_parents[member] != member)
        {
            _parents[member] = _parents[_parents[member]];
            member = _parents[member];
        }

        return member;
    }

    public void Unite(int a, int b)
    {
        var (first, second) = (Find(a), Find(b));
        _parents[Math.Max(first, second)] = Math.Min(first, second);
    }
}
