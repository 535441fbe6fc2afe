using PerSense.Engine.Inference;
using PerSense.Engine.Models;
using PerSense.Engine.Models.Import;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Tests.Models.Import.Architectures;

/// <summary>The encoder and the decoder of an import plan, written to a folder of their own and loaded on the processor.</summary>
internal sealed class ImportedSegmenter : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SessionPool _pool = new(new() { Device = DevicePreference.Cpu });

    public ImportedSegmenter(ImportPlan plan)
    {
        var (encoder, decoder) = (plan.Models.Single(static model => model.Role == ModelRole.Encoder), plan.Models.Single(static model => model.Role == ModelRole.Decoder));
        Encoder = encoder.Contract == SamEncoder.ContractId
            ? new SamEncoder(Open(encoder, SamEncoder.Contract), SamEncoderOptions.From(encoder.Parameters))
            : new EfficientSamEncoder(Open(encoder, EfficientSamEncoder.Contract), SamEncoderOptions.From(encoder.Parameters));
        Decoder = decoder.Contract == SamDecoder.ContractId
            ? new SamDecoder(Open(decoder, SamDecoder.Contract), SamDecoderOptions.From(decoder.Parameters))
            : new EfficientSamDecoder(Open(decoder, EfficientSamDecoder.Contract), SamDecoderOptions.From(decoder.Parameters));
    }

    public IImageEncoder Encoder { get; }

    public IMaskDecoder Decoder { get; }

    public void Dispose()
    {
        _pool.Dispose();
        _folder.Dispose();
    }

    private ModelSession Open(PlannedModel model, ModelContract contract)
    {
        Assert.Equal(contract.Id, model.Contract);
        var files = OnnxWriter.Write(model.Graph!, Path.Combine(_folder.Path, model.Name + ".onnx"), default);
        return _pool.Get(new(model.Name, files[0], contract.Bind(model.Axes)));
    }
}
