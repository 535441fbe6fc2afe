namespace PerSense.Engine.Models.Import.Onnx;

/// <summary>How a convolution moves over the image; the default is a step of one without padding.</summary>
/// <param name="Stride">Step in both directions; 0 means 1.</param>
/// <param name="Padding">Zeros on every side.</param>
/// <param name="Groups">Groups of channels; 0 means 1.</param>
/// <param name="Dilation">Distance of the kernel's taps; 0 means 1.</param>
internal readonly record struct ConvolutionShape(long Stride = 1, long Padding = 0, long Groups = 1, long Dilation = 1)
{
    /// <summary>As settings of the node.</summary>
    public GraphAttribute[] Attributes() =>
    [
        GraphAttribute.Of("strides", Math.Max(Stride, 1), Math.Max(Stride, 1)),
        GraphAttribute.Of("pads", Padding, Padding, Padding, Padding),
        GraphAttribute.Of("group", Math.Max(Groups, 1)),
        GraphAttribute.Of("dilations", Math.Max(Dilation, 1), Math.Max(Dilation, 1)),
    ];
}
