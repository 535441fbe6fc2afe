namespace PerSense.Engine.Imaging.Operations;

/// <summary>Which neighbours of a pixel belong together with it.</summary>
public enum Connectivity
{
    /// <summary>Those that share an edge.</summary>
    Four,

    /// <summary>Those that share an edge or a corner.</summary>
    Eight,
}
