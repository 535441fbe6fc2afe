using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Inference;
using PerSense.Engine.Models.Import.Architectures.Dsalvanet;

namespace PerSense.Engine.Stages.Density;

/// <summary>
/// The bins of DSALVANet's adaptive max pooling: three by three in each exemplar, in cells of the network's feature grid. Neighbouring bins
/// may share a cell.
/// </summary>
/// <param name="Starts">[27, 2]: first row and column of every bin.</param>
/// <param name="Ends">[27, 2]: the row and column after its last.</param>
internal sealed record DsalvanetBins(TensorBuffer Starts, TensorBuffer Ends)
{
    private const int PerSide = DsalvanetNames.BinsPerSide;
    private const double Stride = DsalvanetNames.Stride;

    /// <summary>The bins of the first three exemplars; fewer are repeated from the first on.</summary>
    /// <param name="boxes">At least one, in network pixels.</param>
    /// <param name="grid">The feature grid.</param>
    public static DsalvanetBins Of(IReadOnlyList<PixelBox> boxes, ImageSize grid)
    {
        var bins = Enumerable.Range(0, DsalvanetNames.Exemplars).SelectMany(i => Bins(boxes[i % boxes.Count], grid)).ToList();
        return new(
            new([.. bins.SelectMany(static bin => new float[] { bin.Row.Start.Value, bin.Column.Start.Value })], DsalvanetNames.Bins, 2),
            new([.. bins.SelectMany(static bin => new float[] { bin.Row.End.Value, bin.Column.End.Value })], DsalvanetNames.Bins, 2));
    }

    private static IEnumerable<(Range Row, Range Column)> Bins(PixelBox box, ImageSize grid)
    {
        var (rows, columns) = (Split(box.Top, box.Bottom, grid.Height), Split(box.Left, box.Right, grid.Width));
        return rows.SelectMany(row => columns.Select(column => (row, column)));
    }

    // The released code cuts the last cell and one more out of the grid.
    private static Range[] Split(int first, int last, int length)
    {
        var start = Math.Clamp((int)Math.Floor(first / Stride), 0, length - 1);
        var end = Math.Clamp((int)Math.Ceiling(last / Stride) + 1, start + 1, length);
        var cells = end - start;
        return [.. Enumerable.Range(0, PerSide).Select(bin =>
            (start + (bin * cells / PerSide))..(start + ((((bin + 1) * cells) + PerSide - 1) / PerSide)))];
    }
}
