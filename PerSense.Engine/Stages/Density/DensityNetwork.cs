using PerSense.Engine.Inference;

namespace PerSense.Engine.Stages.Density;

/// <summary>A density network in two parts. Thread-safe.</summary>
/// <param name="stem">Sees the image alone: one input and one output, whose first axis counts the pictures; borrowed.</param>
/// <param name="head">Compares what the stem gave with exemplars; borrowed.</param>
internal sealed class DensityNetwork(ModelSession stem, ModelSession head)
{
    private readonly string _input = stem.Source.Contract.Inputs[0].Name;
    private readonly string _output = stem.Source.Contract.Outputs[0].Name;

    /// <summary>Compares what the stem gave with exemplars.</summary>
    public ModelSession Head => head;

    /// <summary>What the stem makes of pictures; it is asked about those alone that it has not been asked about.</summary>
    /// <param name="pictures">[pictures, ..]: at least one.</param>
    /// <param name="memory">What it has been asked about.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>[pictures, ..]: the stem's output; not to be written, for the memory may hold it.</returns>
    public NamedTensor Read(TensorBuffer pictures, DensityMemory memory, CancellationToken cancellationToken)
    {
        var keys = Enumerable.Range(0, pictures.Shape[0]).Select(i => StemKey.Of(stem, Values(pictures, i))).ToArray();
        var outputs = keys.Select(memory.Find).ToArray();
        int[] unknown = [.. Enumerable.Range(0, keys.Length).Where(i => outputs[i] is null)];
        if (unknown.Length > 0)
        {
            var answer = stem.Run([new(_input, Join([.. unknown.Select(i => Part(pictures, i))]))], cancellationToken)[_output];
            for (var i = 0; i < unknown.Length; i++)
            {
                var output = Part(answer, i);
                outputs[unknown[i]] = output;
                memory.Keep(keys[unknown[i]], output);
            }
        }

        return new(_output, Join(outputs!));
    }

    private static Span<float> Values(TensorBuffer all, int index)
    {
        var length = all.Values.Length / all.Shape[0];
        return all.Values.Slice(index * length, length);
    }

    private static TensorBuffer Part(TensorBuffer all, int index) => all.Shape[0] == 1 ? all : new(Values(all, index).ToArray(), [1, .. all.Shape[1..]]);

    private static TensorBuffer Join(TensorBuffer[] parts)
    {
        if (parts.Length == 1)
        {
            return parts[0];
        }

        var all = TensorBuffer.Zeros([parts.Length, .. parts[0].Shape[1..]]);
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i].Values.CopyTo(Values(all, i));
        }

        return all;
    }
}
