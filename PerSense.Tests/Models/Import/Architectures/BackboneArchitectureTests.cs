using PerSense.Engine.Models;
using PerSense.Engine.Models.Import;
using PerSense.Engine.Models.Import.Weights;
using Xunit.Abstractions;

namespace PerSense.Tests.Models.Import.Architectures;

public sealed class BackboneArchitectureTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(384, 12, 0, 22_056_576, 175, "dinov2-vit-s")]
    [InlineData(384, 12, 4, 22_058_112, 176, "dinov2-vit-s-reg")]
    [InlineData(768, 12, 0, 86_580_480, 175, "dinov2-vit-b")]
    [InlineData(1024, 24, 0, 304_368_640, 343, "dinov2-vit-l")]
    [InlineData(1024, 24, 4, 304_372_736, 344, "dinov2-vit-l-reg")]
    [InlineData(1536, 40, 4, 1_136_486_912, 568, "dinov2-vit-g-reg")]
    public void Every_published_size_of_DINOv2_is_recognised(int channels, int depth, int registers, long numbers, int tensors, string id)
    {
        var shapes = OfficialShapes.Dino(channels, depth, registers).ToList();
        Assert.Equal((numbers, tensors), (shapes.Sum(static tensor => tensor.Length), shapes.Count));
        var plan = Plan(shapes);
        Assert.Equal((id, "Apache-2.0"), (plan.Id, plan.Licence));
        var model = Assert.Single(plan.Models);
        Assert.Equal((ModelRole.Similarity, "dinov2/1", 1 + registers), (model.Role, model.Contract, model.Parameters.Count("leadingTokens")));
        Assert.Equal(channels, Assert.Single(model.Axes).Length);
    }

    [Fact]
    public void A_DINOv2_of_no_published_size_is_refused_with_its_size()
    {
        var fault = Assert.Throws<WeightException>(() => Plan(OfficialShapes.Dino(400, 12)));
        Assert.Contains("400 channels and 12 blocks", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CounTR_is_recognised_and_all_its_tensors_are_used()
    {
        var shapes = OfficialShapes.CounTr().ToList();
        Assert.Equal((99_690_625L, 225), (shapes.Sum(static tensor => tensor.Length), shapes.Count));
        var plan = Plan(shapes);
        Assert.Equal(("countr", "MIT"), (plan.Id, plan.Licence));
        AssertStemAndHead(plan);
        Assert.Equal([new("WindowSide", 384), new("WindowTokens", 576), new("TokenChannels", 512)], plan.Models[0].Axes);
        Assert.Equal((384, 20), (plan.Models[1].Parameters.Count("windowSide"), plan.Models[1].Parameters.Count("pixelThreshold")));
    }

    [Theory]
    [InlineData(true, 25_557_032 + 53_120 + 53, 320)]
    [InlineData(false, 25_557_032 + 53_120, 267)]
    public void ResNet_50_is_recognised_with_and_without_counters_of_batches(bool countsBatches, long numbers, int tensors)
    {
        var shapes = OfficialShapes.ResNet50(countsBatches: countsBatches).ToList();
        Assert.Equal((numbers, tensors), (shapes.Sum(static tensor => tensor.Length), shapes.Count));
        var model = Assert.Single(Plan(shapes).Models);
        Assert.Equal((ModelRole.ExemplarFeatures, "resnet50/1", 2048), (model.Role, model.Contract, Assert.Single(model.Axes).Length));
    }

    [Fact]
    public void A_residual_network_of_another_depth_is_not_taken_for_ResNet_50()
    {
        var deeper = OfficialShapes.ResNet50().Append(new("layer3.6.conv1.weight", WeightElement.F32, [256, 1024, 1, 1]));
        Assert.DoesNotContain(ArchitectureCatalogue.All, architecture => architecture.Recognises(Weights(deeper)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DSALVANet_is_recognised_with_its_backbone_once_or_twice(bool hasCopy)
    {
        if (SharedFolder.Find(output, "fixtures/dsalvanet/real/weights_manifest.json") is not { } manifest)
        {
            return;
        }

        var once = RecipeWeights.Load(manifest).Tensors;
        var plan = Plan(hasCopy ? [.. once, .. OfficialShapes.ResNet50("backbone.resnet.")] : once);
        Assert.Equal("dsalvanet", plan.Id);
        AssertStemAndHead(plan);
        Assert.Equal(256 + (3 * 216), Assert.Single(plan.Models[0].Axes).Length);
        Assert.Equal((512, 30), (plan.Models[1].Parameters.Count("inputSide"), plan.Models[1].Parameters.Count("pixelThreshold")));
    }

    [Fact]
    public void DSALVANet_is_built_from_the_original_names_of_its_backbone_alone()
    {
        if (SharedFolder.Find(output, "fixtures/dsalvanet/real/weights_manifest.json") is not { } manifest)
        {
            return;
        }

        var head = RecipeWeights.Load(manifest).Tensors.Where(static tensor => !tensor.Name.StartsWith("backbone.", StringComparison.Ordinal));
        Assert.Equal("dsalvanet", Plan([.. head, .. OfficialShapes.ResNet50("backbone.resnet.")]).Id);
    }

    [Fact]
    public void Tensors_that_nobody_knows_are_left_over_and_nothing_is_made_of_them()
    {
        var weights = new WeightMap(Weights(OfficialShapes.CounTr().Append(new("mask_token", WeightElement.F32, [1, 1, 512]))));
        Assert.Equal("countr", Architecture(OfficialShapes.CounTr()).Plan(weights, new()).Id);
        Assert.Equal(["mask_token"], weights.LeftOver);
    }

    [Theory]
    [InlineData("blocks.3.mlp.fc2.weight")]
    [InlineData("decode_head2.1.weight")]
    public void A_tensor_that_is_missing_is_named(string name)
    {
        var fault = Assert.Throws<WeightException>(() => Plan(OfficialShapes.CounTr().Where(tensor => tensor.Name != name)));
        Assert.Contains($"'{name}'", fault.Message, StringComparison.Ordinal);
    }

    private static void AssertStemAndHead(ImportPlan plan)
    {
        Assert.Equal(
            [(ModelRole.DensityStem, $"{plan.Id}-stem/1"), (ModelRole.Density, $"{plan.Id}-head/1")], plan.Models.Select(static model => (model.Role, model.Contract)));
        Assert.Equal(plan.Models[0].Axes, plan.Models[1].Axes);
    }

    private static ImportPlan Plan(IEnumerable<WeightInfo> tensors)
    {
        var all = tensors.ToList();
        var weights = new WeightMap(Weights(all));
        var plan = Architecture(all).Plan(weights, new());
        Assert.Empty(weights.LeftOver);
        return plan;
    }

    private static IArchitecture Architecture(IEnumerable<WeightInfo> tensors) =>
        Assert.Single(ArchitectureCatalogue.All, architecture => architecture.Recognises(Weights(tensors)));

    private static RecipeWeights Weights(IEnumerable<WeightInfo> tensors) => RecipeWeights.Of(1, tensors, 0.02);
}
