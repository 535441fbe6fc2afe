using PerSense.Engine.Inference;

namespace PerSense.Engine.Stages.Density;

/// <summary>
/// What the stems of density networks made of an image, kept for the next exemplars, and how often stems and heads were asked. One run owns
/// one, so that nothing stays when the run has ended. Not thread-safe.
/// </summary>
/// <param name="capacity">How many bytes to keep at most; what comes when it is full is made anew each time. Default: <see cref="DefaultCapacity"/>.</param>
public sealed class DensityMemory(long capacity = DensityMemory.DefaultCapacity)
{
    /// <summary>256 MiB: more than 200 windows of CounTR, or four images of DSALVANet.</summary>
    public const long DefaultCapacity = 256L << 20;

    private readonly Dictionary<StemKey, TensorBuffer> _outputs = [];
    private long _free = capacity;

    /// <summary>Inputs that a stem was asked about: windows of CounTR, images of DSALVANet. What was remembered does not count.</summary>
    public int StemCalls { get; private set; }

    /// <summary>How often a head was asked about a picture; windows of one picture count as one question.</summary>
    public int HeadCalls { get; private set; }

    /// <summary>What a stem made of an input.</summary>
    /// <param name="key">The stem and the input.</param>
    /// <returns>Not to be written; null when it is not known.</returns>
    internal TensorBuffer? Find(StemKey key) => _outputs.GetValueOrDefault(key);

    /// <summary>Counts a question to a stem, and keeps the answer if there is room.</summary>
    /// <param name="key">The stem and the input.</param>
    /// <param name="output">What the stem made of it; not written any more.</param>
    internal void Keep(StemKey key, TensorBuffer output)
    {
        StemCalls++;
        var bytes = sizeof(float) * (long)output.Values.Length;
        if (bytes <= _free && _outputs.TryAdd(key, output))
        {
            _free -= bytes;
        }
    }

    /// <summary>Counts a question to a head.</summary>
    internal void CountHead() => HeadCalls++;
}
