using PerSense.Engine.Inference;
using PerSense.Engine.Models.Import.Onnx;

namespace PerSense.Tests.Models.Import;

/// <summary>A built graph, written to a folder of its own and loaded on the processor.</summary>
internal sealed class BuiltGraph : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SessionPool _pool = new(new() { Device = DevicePreference.Cpu });
    private readonly ModelSession _session;

    public BuiltGraph(OnnxGraph graph, TensorContract[] inputs, TensorContract[] outputs, long inlineLimit = OnnxWriter.InlineLimit)
    {
        Files = OnnxWriter.Write(graph, System.IO.Path.Combine(_folder.Path, "graph.onnx"), default, inlineLimit);
        _session = _pool.Get(new("graph", Files[0], new("graph/1", inputs, outputs)));
    }

    public IReadOnlyList<string> Files { get; }

    public ModelSession Session => _session;

    public TensorSet Run(params NamedTensor[] inputs) => _session.Run(inputs, default);

    public void Dispose()
    {
        _pool.Dispose();
        _folder.Dispose();
    }
}
