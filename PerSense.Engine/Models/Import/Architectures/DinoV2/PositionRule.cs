namespace PerSense.Engine.Models.Import.Architectures.DinoV2;

/// <summary>How a table of positions is resampled for another grid. A closed choice.</summary>
internal enum PositionRule
{
    /// <summary>The published models without registers: cubic with a = -0.75 between border cells repeated, the grid taken 0.1 cells larger.</summary>
    Offset,

    /// <summary>The published models with registers: cubic with a = -0.5, widened where the grid shrinks, weights that sum to 1.</summary>
    Antialiased,
}
