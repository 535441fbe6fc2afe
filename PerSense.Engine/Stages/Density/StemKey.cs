using System.Runtime.InteropServices;
using System.Security.Cryptography;
using PerSense.Engine.Inference;

namespace PerSense.Engine.Stages.Density;

/// <summary>Which stem saw which input. Inputs are known by their numbers, so whatever changes the prepared picture asks the stem anew.</summary>
/// <param name="Stem">The network.</param>
/// <param name="Digest">SHA-256 of the input's numbers.</param>
internal readonly record struct StemKey(ModelSession Stem, string Digest)
{
    /// <summary>The key of an input.</summary>
    /// <param name="stem">The network.</param>
    /// <param name="input">All its numbers; the shape follows from the network.</param>
    public static StemKey Of(ModelSession stem, ReadOnlySpan<float> input) => new(stem, Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(input))));
}
