namespace PerSense.Engine.Stages.ScaleTuning;

/// <summary>On which grid the loss is taken. A closed choice.</summary>
public enum ScaleTuningResolution
{
    /// <summary>The decoder's own mask grid: some hundred times faster on large images.</summary>
    Grid,

    /// <summary>The image's pixels (released code); the grid for decoders whose masks cover a part of the image only.</summary>
    Image,
}
