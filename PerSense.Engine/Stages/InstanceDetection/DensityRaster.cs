using System.Numerics.Tensors;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations.Resize;
using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Stages.InstanceDetection;

/// <summary>A density map at the image's own resolution, as the paper's detection reads it.</summary>
internal static class DensityRaster
{
    private const double Tolerance = 1e-9;

    /// <summary>The density between its extremes in 256 grey levels, one a pixel, cut to whole levels; all 0 when it is constant.</summary>
    /// <param name="density">The density map.</param>
    /// <param name="image">Size of the image.</param>
    public static ByteMap Grey(DensityMap density, ImageSize image)
    {
        var share = StrengthMap.Normalise(Enlarge(density, image));
        TensorPrimitives.Multiply(share.Values, byte.MaxValue, share.Values);
        var grey = new ByteMap(image);
        TensorPrimitives.ConvertTruncating<float, byte>(share.Values, grey.Values);
        return grey;
    }

    private static FloatMap Enlarge(DensityMap density, ImageSize image)
    {
        var covering = CoordinateMap.Covering(image, density.Density.Size);
        if (Math.Abs((covering.ScaleX / density.Map.ScaleX) - 1) < Tolerance && Math.Abs((covering.ScaleY / density.Map.ScaleY) - 1) < Tolerance)
        {
            return OpenCvResize.Linear(density.Density, image);
        }

        // The grid's last row and column reach beyond the image.
        var raster = new FloatMap(image);
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
            {
                raster[x, y] = BilinearSample.Of(density.Density, density.Map.ToGrid(ImagePoint.AtPixel(x, y)));
            }
        }

        return raster;
    }
}
