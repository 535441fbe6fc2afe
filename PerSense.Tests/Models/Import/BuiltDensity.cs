using PerSense.Engine.Inference;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Stages.Density;

namespace PerSense.Tests.Models.Import;

/// <summary>A density network of two built graphs, loaded on the processor.</summary>
internal sealed class BuiltDensity : IDisposable
{
    private readonly BuiltGraph _stem;
    private readonly BuiltGraph _head;

    public BuiltDensity(OnnxGraph stem, ModelContract stemContract, OnnxGraph head, ModelContract headContract)
    {
        _stem = new(stem, [.. stemContract.Inputs], [.. stemContract.Outputs]);
        _head = new(head, [.. headContract.Inputs], [.. headContract.Outputs]);
        Network = new(_stem.Session, _head.Session);
    }

    public DensityNetwork Network { get; }

    /// <summary>The density of pictures that were not seen before.</summary>
    public TensorBuffer Run(TensorBuffer pictures, params NamedTensor[] exemplars) => _head.Run([Network.Read(pictures, new(), default), .. exemplars])["density"];

    public void Dispose()
    {
        _stem.Dispose();
        _head.Dispose();
    }
}
