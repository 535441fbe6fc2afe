using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.CounTr;

/// <summary>The sizes of a CounTR that its weights say.</summary>
/// <param name="Side">Patches along each side of a window.</param>
/// <param name="PatchSide">Network pixels along each side of a patch.</param>
/// <param name="Channels">Channels of the decoder's tokens.</param>
internal readonly record struct CounTrGrid(int Side, int PatchSide, int Channels)
{
    /// <summary>Tokens of a window.</summary>
    public int Tokens => Side * Side;

    /// <summary>Network pixels along each side of a window.</summary>
    public int WindowSide => Side * PatchSide;

    /// <summary>Reads the sizes.</summary>
    /// <param name="weights">The whole checkpoint.</param>
    /// <exception cref="WeightException">The weights are not of this architecture.</exception>
    public static CounTrGrid Of(WeightMap weights)
    {
        var places = weights.Shape("decoder_pos_embed");
        return new((int)Math.Sqrt(places[1]), (int)weights.Shape("patch_embed.proj.weight")[2], (int)places[2]);
    }
}
