using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.Dsalvanet;

/// <summary>The channels of what DSALVANet's stem hands to its head.</summary>
/// <param name="State">The first so many channels: the image's features.</param>
/// <param name="Features">All of them; those after the state are the guide of the first similarity block.</param>
internal readonly record struct DsalvanetChannels(int State, int Features)
{
    /// <summary>Reads the channels.</summary>
    /// <param name="weights">The whole checkpoint.</param>
    /// <exception cref="WeightException">The weights are not of this architecture.</exception>
    public static DsalvanetChannels Of(WeightMap weights)
    {
        var state = (int)weights.Shape("in_conv.weight")[0];
        return new(state, state + (SimilarityQuery.Dilations.Count * DeformableMatching.GuideChannels));
    }
}
