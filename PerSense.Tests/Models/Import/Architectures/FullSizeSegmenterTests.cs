using System.Diagnostics;
using System.Globalization;
using PerSense.Engine.Imaging;
using PerSense.Engine.Inference;
using PerSense.Engine.Models;
using PerSense.Engine.Models.Import;
using PerSense.Engine.Models.Installed;
using PerSense.Engine.Models.Official;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Tests.Models.Import.Checkpoints;
using Xunit.Abstractions;

namespace PerSense.Tests.Models.Import.Architectures;

/// <summary>
/// Every segmenter at its official size with generated weights: a checkpoint file, its import, one photo. Needs up to 8 GB of disk and as much
/// memory; run one at a time, in a process of its own when memory is measured.
/// </summary>
[Trait("Suite", "Long")]
public sealed class FullSizeSegmenterTests(ITestOutputHelper output) : IDisposable
{
    private const int Batch = 16;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("mobile-sam")]
    [InlineData("efficientsam-ti")]
    [InlineData("efficientsam-s")]
    [InlineData("sam-vit-b")]
    [InlineData("sam-vit-l")]
    [InlineData("sam-vit-h")]
    public void A_checkpoint_of_the_official_size_is_imported_and_segments_a_photo(string id)
    {
        var path = _folder.At(id + ".pth");
        TorchFile.Write(path, OfficialSegmenters.Weights(id, _folder.Path));
        var installed = new InstalledModels(_folder.At("models"));
        Measure("import", () =>
        {
            var report = new ModelImporter(installed, OfficialCatalogue.Parse("""{"version":1,"hosts":[],"checkpoints":[]}""", "test")).Import(path, new(), progress: null, default);
            Assert.Equal(id, report.Package.Id);
            Assert.Empty(report.LeftOver);
        });
        foreach (var file in new DirectoryInfo(_folder.Path).GetFiles("*", SearchOption.AllDirectories))
        {
            output.WriteLine($"{file.Name}: {file.Length / 1e6:F1} MB");
        }

        using var pool = new SessionPool(new() { Device = DevicePreference.Cpu });
        using var models = Measure("load", () => new InstalledSegmenter(installed, id, pool));
        var photo = new ImageBuffer(new(1024, 768), [.. RecipeWeights.Input(3, "photo", 1024 * 768 * 3).Select(static value => (byte)(127 * (value + 1)))]);
        var embedding = Measure("first encode", () => models.Encoder.Encode(photo, 1, default));
        Measure("encode", () => models.Encoder.Encode(photo, 1, default));
        var prompt = DecoderPrompt.At(new(300, 200));
        Measure("first decode of 1", () => models.Decoder.Decode(embedding, [prompt], null, default).ToList());
        Measure("decode of 1", () => models.Decoder.Decode(embedding, [prompt], null, default).ToList());
        var answers = Measure($"decode of {Batch}", () => models.Decoder.Decode(embedding, [.. Enumerable.Repeat(prompt, Batch)], null, default).ToList());
        Assert.Equal(Batch, answers.Count);
        Assert.All(answers.SelectMany(static answer => answer.Items), static answer => Assert.True(float.IsFinite(answer.Logits[128, 128])));
    }

    private void Measure(string step, Action action) => Measure(step, () =>
    {
        action();
        return 0;
    });

    private T Measure<T>(string step, Func<T> function)
    {
        GC.Collect();
        PeakMemory.Reset();
        var watch = Stopwatch.StartNew();
        var result = function();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step}: {watch.Elapsed.TotalSeconds:F2} s, peak resident {PeakMemory.Read()}"));
        return result;
    }

    /// <summary>An installed encoder and decoder.</summary>
    private sealed class InstalledSegmenter : IDisposable
    {
        private readonly List<ModelSession> _sessions = [];

        public InstalledSegmenter(InstalledModels installed, string id, SessionPool pool)
        {
            var package = installed.Package(id);
            ModelManifest Of(ModelRole role) => package.Models.Single(model => model.Role == role);
            var (encoder, decoder) = (Of(ModelRole.Encoder), Of(ModelRole.Decoder));
            Encoder = encoder.Contract == SamEncoder.ContractId
                ? new SamEncoder(Open(encoder, SamEncoder.Contract), SamEncoderOptions.From(encoder.Parameters))
                : new EfficientSamEncoder(Open(encoder, EfficientSamEncoder.Contract), SamEncoderOptions.From(encoder.Parameters));
            Decoder = decoder.Contract == SamDecoder.ContractId
                ? new SamDecoder(Open(decoder, SamDecoder.Contract), SamDecoderOptions.From(decoder.Parameters))
                : new EfficientSamDecoder(Open(decoder, EfficientSamDecoder.Contract), SamDecoderOptions.From(decoder.Parameters));

            ModelSession Open(ModelManifest model, ModelContract contract)
            {
                var session = pool.Get(new(model.Id, Path.Combine(installed.Folder, model.File), contract.Bind(model.Axes)));
                _sessions.Add(session);
                return session;
            }
        }

        public IImageEncoder Encoder { get; }

        public IMaskDecoder Decoder { get; }

        public void Dispose() => _sessions.ForEach(static session => session.Dispose());
    }
}
