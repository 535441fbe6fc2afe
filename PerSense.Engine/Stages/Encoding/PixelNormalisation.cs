using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Inference;
using PerSense.Engine.Models;

namespace PerSense.Engine.Stages.Encoding;

/// <summary>How a network wants its pixels: <c>(value / 255 - mean) / deviation</c> for each of red, green and blue.</summary>
/// <param name="Mean">Three means of values 0..1.</param>
/// <param name="Deviation">Three standard deviations, positive.</param>
internal sealed record PixelNormalisation(IReadOnlyList<float> Mean, IReadOnlyList<float> Deviation)
{
    private static readonly string[] _colours = ["Red", "Green", "Blue"];

    /// <summary>Reads a manifest's parameters <c>meanRed</c>, <c>deviationRed</c> and so on.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ModelCatalogueException">One is missing or invalid.</exception>
    public static PixelNormalisation From(ModelParameters parameters) => new(
        [.. _colours.Select(colour => (float)parameters.Number("mean" + colour))],
        [.. _colours.Select(colour => (float)parameters.Positive("deviation" + colour))]);

    /// <summary>A sample of a channel as the network sees it.</summary>
    /// <param name="sample">0..255.</param>
    /// <param name="channel">0 red, 1 green, 2 blue.</param>
    public float Apply(float sample, int channel) => ((sample / 255f) - Mean[channel]) / Deviation[channel];

    /// <summary>A picture as the network's input.</summary>
    /// <param name="image">The picture, at the network's size.</param>
    /// <returns>[1, 3, h, w].</returns>
    public TensorBuffer Planes(ImageBuffer image) => Planes(image, image.Size);

    /// <summary>A picture as the network's input, filled up on the right and below with zeros after the normalisation.</summary>
    /// <param name="image">The picture; it fits into the canvas.</param>
    /// <param name="canvas">Size of the network's input.</param>
    /// <returns>[1, 3, h, w].</returns>
    public TensorBuffer Planes(ImageBuffer image, ImageSize canvas)
    {
        var tensor = TensorBuffer.Zeros(1, 3, canvas.Height, canvas.Width);
        for (var channel = 0; channel < 3; channel++)
        {
            for (var y = 0; y < image.Height; y++)
            {
                FillRow(image.Row(y), tensor.Values.Slice(((channel * canvas.Height) + y) * canvas.Width, image.Width), channel);
            }
        }

        return tensor;
    }

    private void FillRow(ReadOnlySpan<byte> samples, Span<float> target, int channel)
    {
        for (var x = 0; x < target.Length; x++)
        {
            target[x] = Apply(samples[(3 * x) + channel], channel);
        }
    }
}
