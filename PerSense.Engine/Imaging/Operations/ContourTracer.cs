namespace PerSense.Engine.Imaging.Operations;

/// <summary>
/// Follows the borders of the 8-connected regions of a mask (Suzuki and Abe 1985), with the order and the starting points of
/// OpenCV 4.6's <c>findContours</c>: what is found last row by row comes first, parents stand before their children, and an outer
/// border starts at its topmost-leftmost pixel and goes down first.
/// </summary>
public static class ContourTracer
{
    /// <summary>Traces borders; of straight runs only the ends are kept (CHAIN_APPROX_SIMPLE).</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="retrieval">Which borders. Default: the outer ones.</param>
    public static IReadOnlyList<Contour> Trace(Mask mask, ContourRetrieval retrieval = ContourRetrieval.External) =>
        Trace(mask, retrieval, keepAllPoints: false);

    /// <summary>Traces borders with every pixel of them (CHAIN_APPROX_NONE).</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="retrieval">Which borders. Default: the outer ones.</param>
    public static IReadOnlyList<Contour> TraceAllPoints(Mask mask, ContourRetrieval retrieval = ContourRetrieval.External) =>
        Trace(mask, retrieval, keepAllPoints: true);

    private static List<Contour> Trace(Mask mask, ContourRetrieval retrieval, bool keepAllPoints)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var scan = new BorderScan(mask, retrieval == ContourRetrieval.External, keepAllPoints);
        return Order(scan.Run(), retrieval);
    }

    // OpenCV puts every new border before its siblings and then walks the tree parents first.
    private static List<Contour> Order(IReadOnlyList<TracedBorder> borders, ContourRetrieval retrieval)
    {
        var children = new List<int>[borders.Count + 1];
        for (var i = 0; i < children.Length; i++)
        {
            children[i] = [];
        }

        for (var i = borders.Count - 1; i >= 0; i--)
        {
            children[ParentOf(borders[i], retrieval) + 1].Add(i);
        }

        var ordered = new List<Contour>(borders.Count);
        var pending = new Stack<(int Border, int Parent)>();
        Push(pending, children[0], -1);
        while (pending.TryPop(out var next))
        {
            var border = borders[next.Border];
            Push(pending, children[next.Border + 1], ordered.Count);
            ordered.Add(new(border.Points, border.IsHole, next.Parent));
        }

        return ordered;
    }

    private static int ParentOf(TracedBorder border, ContourRetrieval retrieval) => retrieval switch
    {
        ContourRetrieval.Tree => border.Parent,
        ContourRetrieval.RegionsAndHoles when border.IsHole => border.Parent,
        _ => -1,
    };

    private static void Push(Stack<(int Border, int Parent)> pending, List<int> siblings, int parent)
    {
        for (var i = siblings.Count - 1; i >= 0; i--)
        {
            pending.Push((siblings[i], parent));
        }
    }
}
