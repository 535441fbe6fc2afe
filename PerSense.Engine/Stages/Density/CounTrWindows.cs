using System.Numerics.Tensors;
using PerSense.Engine.Imaging;
using PerSense.Engine.Inference;
using PerSense.Engine.Models.Import.Architectures.CounTr;

namespace PerSense.Engine.Stages.Density;

/// <summary>
/// CounTR over a picture wider than its input: windows from left to right, the last one flush with the right edge. Where windows overlap,
/// each is averaged with what the ones before it gave together.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="options">What the manifest says about it.</param>
/// <param name="exemplars">[exemplars, 3, 64, 64].</param>
/// <param name="memory">What the stem has read.</param>
internal sealed class CounTrWindows(DensityNetwork network, CounTrOptions options, TensorBuffer exemplars, DensityMemory memory)
{
    // More at once would cost memory and gain nothing.
    private const int Batch = 4;

    /// <summary>The network's density over a picture, in its own scale.</summary>
    /// <param name="picture">As high as a window and at least as wide.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public FloatMap Run(ColourPlanes picture, CancellationToken cancellationToken)
    {
        var merged = new FloatMap(picture.Size);
        var covered = 0;
        memory.CountHead();
        foreach (var starts in Starts(picture.Size.Width).Chunk(Batch))
        {
            var tokens = network.Read(Windows(picture, starts), memory, cancellationToken);
            var maps = network.Head.Run([tokens, new(CounTrNames.Exemplars, exemplars)], cancellationToken)[CounTrNames.Density];
            for (var i = 0; i < starts.Length; i++)
            {
                Merge(maps.Values[(i * Area)..], starts[i], covered, merged);
                covered = starts[i] + options.WindowSide;
            }
        }

        return merged;
    }

    private int Area => options.WindowSide * options.WindowSide;

    private IEnumerable<int> Starts(int width)
    {
        var last = width - options.WindowSide;
        for (var start = 0; start < last; start += options.WindowStep)
        {
            yield return start;
        }

        yield return last;
    }

    private TensorBuffer Windows(ColourPlanes picture, int[] starts)
    {
        var side = options.WindowSide;
        var tensor = TensorBuffer.Zeros(starts.Length, 3, side, side);
        for (var i = 0; i < starts.Length; i++)
        {
            picture.Cut(new(0, starts[i], side - 1, starts[i] + side - 1)).CopyTo(tensor.Values[(i * 3 * Area)..]);
        }

        return tensor;
    }

    private void Merge(ReadOnlySpan<float> window, int start, int covered, FloatMap merged)
    {
        var overlap = Math.Max(0, covered - start);
        for (var y = 0; y < options.WindowSide; y++)
        {
            var from = y * options.WindowSide;
            var to = merged.Row(y).Slice(start, options.WindowSide);
            window.Slice(from + overlap, options.WindowSide - overlap).CopyTo(to[overlap..]);
            TensorPrimitives.Add(to[..overlap], window.Slice(from, overlap), to[..overlap]);
            TensorPrimitives.Multiply(to[..overlap], 0.5f, to[..overlap]);
        }
    }
}
