namespace PerSense.Engine.Models.Import.Architectures.Dsalvanet;

/// <summary>The names of DSALVANet's inputs and outputs, and the numbers that are built into it.</summary>
internal static class DsalvanetNames
{
    /// <summary>[1, 3, H, W], normalised; both sides are multiples of 32.</summary>
    public const string Image = "image";

    /// <summary>[1, C, H / 4, W / 4]: what the stem makes of the image, whatever the exemplars are.</summary>
    public const string Features = "features";

    /// <summary>[27, 2]: first row and column of every bin, in cells of 4 x 4 network pixels: exemplar by exemplar, row by row.</summary>
    public const string BinStarts = "bin_starts";

    /// <summary>[27, 2]: the row and column after the last one of every bin.</summary>
    public const string BinEnds = "bin_ends";

    /// <summary>[1, 1, H, W].</summary>
    public const string Density = "density";

    /// <summary>How many exemplars the network takes, no more and no fewer.</summary>
    public const int Exemplars = 3;

    /// <summary>Bins along each side of an exemplar.</summary>
    public const int BinsPerSide = 3;

    /// <summary>Bins of all exemplars.</summary>
    public const int Bins = Exemplars * BinsPerSide * BinsPerSide;

    /// <summary>Network pixels per cell.</summary>
    public const int Stride = 4;
}
