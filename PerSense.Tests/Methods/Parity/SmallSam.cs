using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Models.Import;
using PerSense.Engine.Models.Import.Architectures.Sam;
using PerSense.Engine.Models.Import.Checkpoints;
using PerSense.Engine.Models.Import.Weights;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.Similarity;
using PerSense.Tests.Models.Import.Architectures;

namespace PerSense.Tests.Methods.Parity;

/// <summary>The small random SAM of <c>fixtures/persam-pipeline</c> and its photos.</summary>
internal sealed class SmallSam : IDisposable
{
    private readonly ImportedSegmenter _models;
    private readonly string _photos;

    /// <param name="folder">The fixture.</param>
    /// <param name="change">Another checkpoint whose weights stand in for some; null for none.</param>
    public SmallSam(string folder, string? change = null)
    {
        _photos = Path.Combine(folder, "data");
        using var checkpoint = Checkpoint.Open(Path.Combine(folder, "weights.safetensors"));
        using var changed = change is null ? null : Checkpoint.Open(change);
        _models = new(Plan(new(changed is null ? checkpoint : new ChangedWeights(checkpoint, changed))));
    }

    public IImageEncoder Encoder => _models.Encoder;

    public IMaskDecoder Decoder => _models.Decoder;

    /// <summary>The segmenter's own features; the calibration decides nothing in parity.</summary>
    public ISimilaritySource Similarity { get; } = new EmbeddingSimilarity(new(1, 0));

    public ImageBuffer Photo(string kind, int number) => ImageCodec.Decode(File.ReadAllBytes(Path.Combine(_photos, kind, $"{number:00}.png"))).OrThrow();

    public Mask Truth(string kind) => MaskImage.Decode(File.ReadAllBytes(Path.Combine(_photos, kind, "00_mask.png"))).OrThrow();

    public void Dispose() => _models.Dispose();

    private static ImportPlan Plan(WeightMap weights)
    {
        var shape = SamEncoderShape.Of(weights.Scope("image_encoder."));
        return new()
        {
            Id = "sam-small",
            Label = "SAM, small",
            Licence = SamFamily.Licence,
            Source = "fixture",
            Models =
            [
                SamFamily.Encoder(SamEncoderGraph.Build(weights, default), SamEncoder.ContractId, shape.Input.LongestSide, shape.Grid),
                SamFamily.Decoder(SamDecoderGraph.Build(weights, new(shape.Grid, Heads: 4), default), SamDecoder.ContractId, shape.Grid, "fixture"),
            ],
        };
    }

    private sealed class ChangedWeights(IWeightSource whole, IWeightSource change) : IWeightSource
    {
        private readonly HashSet<string> _changed = [.. change.Tensors.Select(static tensor => tensor.Name)];

        public IReadOnlyList<WeightInfo> Tensors => whole.Tensors;

        public void Read(string name, long start, Span<float> values) => (_changed.Contains(name) ? change : whole).Read(name, start, values);
    }
}
