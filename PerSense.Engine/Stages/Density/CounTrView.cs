using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations.Resize;
using PerSense.Engine.Inference;
using PerSense.Engine.Models.Import.Architectures.CounTr;

namespace PerSense.Engine.Stages.Density;

/// <summary>An image as CounTR looks at it: as high as a window, at least as wide as one, with the exemplars cut out.</summary>
internal sealed class CounTrView
{
    // Along both sides, in network pixels: an object below it disappears in the patches of 16 pixels.
    private const int SmallSide = 10;
    private const int MostExemplars = 5;

    /// <summary>Prepares an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="boxes">At least one exemplar, in image pixels; the first five count.</param>
    /// <param name="network">What the manifest says about the network.</param>
    /// <param name="options">How to go about it.</param>
    public CounTrView(ImageBuffer image, IReadOnlyList<PixelBox> boxes, CounTrOptions network, DensityOptions options)
    {
        var width = (int)((double)image.Width / image.Height * network.WindowSide / network.WidthMultiple) * network.WidthMultiple;
        Inner = new(Math.Max(width, network.WidthMultiple), network.WindowSide);
        Padding = Math.Max(0, (network.WindowSide - Inner.Width) / 2);
        Picture = ColourPlanes.Of(PillowResize.Bilinear(image, Inner)).Padded(Padding);
        var shift = options.ShiftExemplars ? Padding : 0;
        Boxes = [.. boxes.Take(MostExemplars).Select(box => box.Resized(image.Size, Inner)).Select(box => box with { Left = box.Left + shift, Right = box.Right + shift })];
        Exemplars = Cut(options.SmoothExemplars);
    }

    /// <summary>Size of the resized image without padding.</summary>
    public ImageSize Inner { get; }

    /// <summary>Columns of zeros on each side of it.</summary>
    public int Padding { get; }

    /// <summary>The resized image with its padding.</summary>
    public ColourPlanes Picture { get; }

    /// <summary>The exemplars in <see cref="Picture"/>.</summary>
    public IReadOnlyList<PixelBox> Boxes { get; }

    /// <summary>[exemplars, 3, 64, 64].</summary>
    public TensorBuffer Exemplars { get; }

    /// <summary>Whether an exemplar is so small that the image is looked at in nine parts.</summary>
    public bool HasSmallObjects => Boxes.Any(static box => box.Bottom - box.Top < SmallSide && box.Right - box.Left < SmallSide);

    private TensorBuffer Cut(bool isSmooth)
    {
        const int Side = CounTrNames.ExemplarSide;
        var tensor = TensorBuffer.Zeros(Boxes.Count, 3, Side, Side);
        for (var i = 0; i < Boxes.Count; i++)
        {
            Picture.Cut(Boxes[i]).Resized(new(Side, Side), isSmooth).CopyTo(tensor.Values[(i * 3 * Side * Side)..]);
        }

        return tensor;
    }
}
