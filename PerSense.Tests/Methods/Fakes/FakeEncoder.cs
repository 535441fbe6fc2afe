using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations.Resize;
using PerSense.Engine.Inference;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Tests.Methods.Fakes;

/// <summary>An encoder whose features are the mean colours of cells.</summary>
internal sealed class FakeEncoder(EncodingScale scale) : IImageEncoder, ISimilaritySource
{
    private const int Stride = 8;

    public EncodingScale Scale => scale;

    /// <summary>Whether a cell that an object covers in part is less like it than one that it fills.</summary>
    public bool SeesCoverage { get; init; }

    public SimilarityCalibration Calibration => new(20, -14);

    /// <summary>What was encoded, at which scale.</summary>
    public List<(ImageBuffer Image, double Scale)> Asked { get; } = [];

    public int Calls => Asked.Count;

    public ImageEmbedding Encode(ImageBuffer image, double scale, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Asked.Add((image, scale));
        var size = new ImageSize(Math.Max(8, (int)Math.Round(image.Width * scale)), Math.Max(8, (int)Math.Round(image.Height * scale)));
        var input = ImageResize.Resize(image, size);
        var map = CoordinateMap.Covering(image.Size, size);
        var features = Features(input, map);
        return new(image.Size, map, input, features, null, features);
    }

    public FeatureMap Features(ImageBuffer image, ImageEmbedding embedding, CancellationToken cancellationToken) => embedding.Similarity;

    private FeatureMap Features(ImageBuffer input, CoordinateMap map)
    {
        var grid = new ImageSize((input.Width + Stride - 1) / Stride, (input.Height + Stride - 1) / Stride);
        var tensor = TensorBuffer.Zeros(1, SeesCoverage ? 4 : 3, grid.Height, grid.Width);
        tensor.Values[(3 * grid.Height * grid.Width)..].Fill(Stride * Stride * 128);
        for (var y = 0; y < input.Height; y++)
        {
            for (var x = 0; x < input.Width; x++)
            {
                for (var channel = 0; channel < 3; channel++)
                {
                    tensor.Values[(((channel * grid.Height) + (y / Stride)) * grid.Width) + (x / Stride)] += input.Row(y)[(3 * x) + channel];
                }
            }
        }

        return new(tensor, map.Coarser(Stride), grid);
    }
}
