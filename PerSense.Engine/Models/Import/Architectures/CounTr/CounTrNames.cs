namespace PerSense.Engine.Models.Import.Architectures.CounTr;

/// <summary>The names of CounTR's inputs and outputs, and the numbers that are built into it.</summary>
internal static class CounTrNames
{
    /// <summary>[windows, 3, 384, 384], values 0..1.</summary>
    public const string Windows = "windows";

    /// <summary>[windows, tokens, channels]: what the stem makes of each window, whatever the exemplars are.</summary>
    public const string Tokens = "tokens";

    /// <summary>[exemplars, 3, 64, 64], values 0..1; the same for all windows. None: the network counts what repeats.</summary>
    public const string Exemplars = "exemplars";

    /// <summary>[windows, 384, 384]; can be negative.</summary>
    public const string Density = "density";

    /// <summary>Of every normalisation in the network.</summary>
    public const float Epsilon = 1e-6f;

    /// <summary>Both sides of an exemplar.</summary>
    public const int ExemplarSide = 64;

    /// <summary>What the network's density is of one object.</summary>
    public const int Scale = 60;
}
