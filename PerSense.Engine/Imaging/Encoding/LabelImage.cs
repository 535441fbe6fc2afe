using PerSense.Engine.Imaging.Encoding.Vips;

namespace PerSense.Engine.Imaging.Encoding;

/// <summary>Instance labels as grey picture files: the grey value is the label, 0 the background. Thread-safe.</summary>
public static class LabelImage
{
    /// <summary>The largest label that a 16-bit picture holds.</summary>
    public const int MaxLabel = ushort.MaxValue;

    /// <summary>Writes a 16-bit grey PNG.</summary>
    /// <param name="labels">The labels, each 0 to 65,535.</param>
    /// <exception cref="ArgumentException">A label does not fit in 16 bits.</exception>
    public static byte[] Encode(LabelMap labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var samples = new ushort[labels.Labels.Length];
        for (var i = 0; i < samples.Length; i++)
        {
            var label = labels.Labels[i];
            if (label is < 0 or > MaxLabel)
            {
                throw new ArgumentException($"Label {label} does not fit in a 16-bit picture; at most {MaxLabel} instances do.", nameof(labels));
            }

            samples[i] = (ushort)label;
        }

        return VipsWriter.WritePng(samples, labels.Size);
    }

    /// <summary>Reads a grey picture with 8 or 16 bits; a second band (alpha) is ignored.</summary>
    /// <param name="data">The whole file.</param>
    /// <param name="limits">What to refuse; <see cref="ImageLimits.Default"/> when null.</param>
    public static ImageReading<LabelMap> Decode(ReadOnlySpan<byte> data, ImageLimits? limits = null) =>
        ImageReader.Read(data, limits ?? ImageLimits.Default, (source, header) => header.Samples.Bands > 2
            ? new ImageReading<LabelMap>(ImageProblem.ColouredLabels)
            : new ImageReading<LabelMap>(ReadGrey(source, header)));

    /// <summary>The first band at its full depth.</summary>
    internal static LabelMap ReadGrey(VipsSource source, ImageHeader header)
    {
        using var stored = source.Open();
        using var grey = new VipsOperation("extract_band").Set("in", stored).Set("band", "0").ToImage();
        int[] labels = header.Samples.BitDepth == 8
            ? [.. grey.ToArray<byte>()]
            : [.. grey.ToArray<ushort>()];
        return new(header.Size, ImageOrientation.MakeUpright(labels, header, 1));
    }
}
