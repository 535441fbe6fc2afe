using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations.Resize;

namespace PerSense.Engine.Stages.Similarity;

/// <summary>Compares every cell of an image with the reference signature (PerSAM, eq. 3; specification section 5).</summary>
internal sealed class SimilarityMapper(SimilarityOptions options)
{
    // The released code's stops on the way from the feature grid to the image.
    private const int Enlargement = 4;

    /// <summary>Makes the similarity map of an image.</summary>
    /// <param name="view">The image.</param>
    /// <param name="signature">What it is compared with.</param>
    public SimilarityMap Compare(ImageView view, ReferenceSignature signature)
    {
        var features = view.Features;
        var cosines = new FloatMap(features.Size);
        for (var y = 0; y < cosines.Height; y++)
        {
            for (var x = 0; x < cosines.Width; x++)
            {
                cosines[x, y] = features.Cosine(x, y, signature.Direction.Span);
            }
        }

        return options.Resolution == SimilarityResolution.Grid
            ? new(Crop(cosines, features.Valid), features.Map)
            : new(Enlarge(cosines, view), CoordinateMap.Identity);
    }

    private static FloatMap Enlarge(FloatMap cosines, ImageView view)
    {
        var (input, image) = (view.Embedding.Map, view.Embedding.Image);
        var stride = input.ScaleX / view.Features.Map.ScaleX;
        var first = TorchResize.Bilinear(cosines, new(cosines.Width * Enlargement, cosines.Height * Enlargement));
        var full = new ImageSize((int)Math.Round(cosines.Width * stride), (int)Math.Round(cosines.Height * stride));
        return TorchResize.Bilinear(Crop(TorchResize.Bilinear(first, full), view.Embedding.Input.Size), image);
    }

    private static FloatMap Crop(FloatMap map, ImageSize size)
    {
        if (map.Size == size)
        {
            return map;
        }

        var part = new FloatMap(size);
        for (var y = 0; y < size.Height; y++)
        {
            map.Row(y)[..size.Width].CopyTo(part.Row(y));
        }

        return part;
    }
}
