using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Inference;
using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.Exemplars;

namespace PerSense.Tests.Stages.Density;

/// <summary>Requests to counters that have a backbone of their own; the embedding is empty.</summary>
internal static class CounterRequest
{
    public static DensityRequest Of(string photo, params PixelBox[] boxes) => Of(Photo(photo), boxes);

    public static DensityRequest Of(ImageBuffer image, params PixelBox[] boxes)
    {
        var embedding = Embedding(image);
        return new(image, embedding, new([.. boxes.Select(static box => new Exemplar(Continuous(box), 1))], embedding));
    }

    public static ImageBuffer Photo(string path) => ImageCodec.Decode(File.ReadAllBytes(path)).Value!;

    public static ImageEmbedding Embedding(ImageBuffer image)
    {
        var nothing = new FeatureMap(TensorBuffer.Zeros(1, 1, 1, 1), CoordinateMap.Covering(image.Size, new(1, 1)), new(1, 1));
        return new(image.Size, CoordinateMap.Identity, image, nothing, null, nothing);
    }

    private static ImageBox Continuous(PixelBox box) => new(box.Left, box.Top, box.Right + 1, box.Bottom + 1);
}
