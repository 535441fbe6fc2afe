using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Density;

namespace PerSense.Tests.Methods.Fakes;

/// <summary>A density estimator that finds the objects of the first exemplar's colour.</summary>
internal sealed class FakeDensity : IDensityEstimator
{
    private const int Stride = 4;

    public bool AcceptsForeignExemplars { get; init; } = true;

    /// <summary>Whether a centre heat map is given.</summary>
    public bool GivesHeat { get; init; } = true;

    public int PixelThreshold => 30;

    /// <summary>Every question that was asked.</summary>
    public List<DensityRequest> Asked { get; } = [];

    public DensityMap Estimate(DensityRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Asked.Add(request);
        var shown = request.Exemplars.Source;
        var isRed = SeenObjects.In(shown).IsRed(shown.Map.ToGrid(request.Exemplars.Items[0].Box.Centre));
        var objects = SeenObjects.In(request.Embedding);
        var found = objects.Items.Where(one => objects.IsRed(new(one.Centroid.X, one.Centroid.Y)) == isRed).ToList();
        var input = request.Embedding.Input.Size;
        var size = new ImageSize((input.Width + Stride - 1) / Stride, (input.Height + Stride - 1) / Stride);
        var density = new FloatMap(size);
        foreach (var one in found)
        {
            Spread(density, one.Centroid.X / Stride, one.Centroid.Y / Stride);
        }

        return new(density, GivesHeat ? density : null, request.Embedding.Map.Coarser(Stride), found.Count);
    }

    private static void Spread(FloatMap map, double x, double y)
    {
        for (var row = Math.Max(0, (int)y - 3); row <= Math.Min(map.Height - 1, (int)y + 3); row++)
        {
            for (var column = Math.Max(0, (int)x - 3); column <= Math.Min(map.Width - 1, (int)x + 3); column++)
            {
                var (dx, dy) = (column + 0.5 - x, row + 0.5 - y);
                map[column, row] = Math.Max(map[column, row], (float)Math.Exp(-((dx * dx) + (dy * dy)) / 2));
            }
        }
    }
}
