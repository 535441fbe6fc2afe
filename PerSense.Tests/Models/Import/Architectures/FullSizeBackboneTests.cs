using PerSense.Engine.Imaging;
using PerSense.Engine.Inference;
using PerSense.Engine.Models;
using PerSense.Engine.Models.Import.Weights;
using PerSense.Engine.Models.Installed;
using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Exemplars;
using PerSense.Engine.Stages.Similarity;
using PerSense.Tests.Stages.Density;
using Xunit.Abstractions;

namespace PerSense.Tests.Models.Import.Architectures;

/// <summary>The backbones and counters at their official sizes. Run one at a time: the peak memory is that of the process.</summary>
[Trait("Suite", "Long")]
public sealed class FullSizeBackboneTests(ITestOutputHelper output)
{
    // As in a second pass: the second run of a counter finds what its stem made of the picture.
    private readonly DensityMemory _memory = new();

    [Theory]
    [InlineData(384, 12, false)]
    [InlineData(384, 12, true)]
    [InlineData(768, 12, false)]
    [InlineData(768, 12, true)]
    [InlineData(1024, 24, false)]
    [InlineData(1024, 24, true)]
    public void DINOv2_is_imported_and_sees_a_picture(int channels, int depth, bool half) =>
        Measure(OfficialShapes.Dino(channels, depth), half, static (library, package, picture) =>
            new DinoFeatures(library.Open(package.Models[0], DinoFeatures.Contract), DinoOptions.From(package.Models[0].Parameters)).Features(picture, CounterRequest.Embedding(picture), default).Tensor);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void CounTR_is_imported_and_counts_in_a_picture(bool half) => Measure(OfficialShapes.CounTr(), half, (library, package, picture) =>
        Density(
            new CounTrDensity(
                new(library.Open(package.Models[0], CounTrDensity.StemContract), library.Open(package.Models[1], CounTrDensity.Contract)), CounTrOptions.From(package.Models[1].Parameters)),
            picture));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DSALVANet_is_imported_and_counts_in_a_picture(bool half)
    {
        if (SharedFolder.Find(output, "fixtures/dsalvanet/real/weights_manifest.json") is { } manifest)
        {
            Measure([.. RecipeWeights.Load(manifest).Tensors, .. OfficialShapes.ResNet50("backbone.resnet.")], half, (library, package, picture) =>
                Density(
                    new DsalvanetDensity(
                        new(library.Open(package.Models[0], DsalvanetDensity.StemContract), library.Open(package.Models[1], DsalvanetDensity.Contract)),
                        DsalvanetOptions.From(package.Models[1].Parameters)),
                    picture));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ResNet_50_is_imported_and_sees_a_picture(bool half) => Measure(OfficialShapes.ResNet50(), half, static (library, package, picture) =>
        new ResNetFeatures(library.Open(package.Models[0], ResNetFeatures.Contract), ResNetOptions.From(package.Models[0].Parameters)).Features(picture, default).Tensor);

    private TensorBuffer Density(IDensityEstimator estimator, ImageBuffer picture)
    {
        var request = CounterRequest.Of(picture, new PixelBox(40, 40, 90, 90), new PixelBox(140, 200, 190, 250));
        var density = estimator.Estimate(request with { Memory = _memory }, default).Density;
        return new(density.Values.ToArray(), 1, density.Height, density.Width);
    }

    private void Measure(IEnumerable<WeightInfo> tensors, bool half, Func<ModelLibrary, InstalledPackage, ImageBuffer, TensorBuffer> run)
    {
        var picture = new ImageBuffer(new(640, 480));
        new Random(1).NextBytes(picture.Pixels);
        output.WriteLine(FullSize.Measure(tensors, half, (library, package) => run(library, package, picture)));
    }
}
