using PerSense.Engine.Models;
using PerSense.Engine.Models.Import;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Tests.Models.Import.Architectures;

public sealed class SegmenterArchitectureTests
{
    [Theory]
    [InlineData("sam-vit-b", 314, 93_735_472 + 256)]
    [InlineData("sam-vit-l", 482, 312_342_832 + 256)]
    [InlineData("sam-vit-h", 594, 641_090_608 + 256)]
    [InlineData("mobile-sam", 439, 10_130_092 + 256)]
    [InlineData("efficientsam-ti", 278, 10_223_460)]
    [InlineData("efficientsam-s", 278, 26_413_284)]
    public void Every_official_size_is_recognised_from_names_and_shapes_and_no_tensor_is_left_over(string id, int tensors, long parameters)
    {
        var checkpoint = new NamesAndShapes(OfficialSegmenters.Of(id));
        var trained = checkpoint.Tensors.Where(static tensor => !tensor.Name.Contains("running_", StringComparison.Ordinal) && tensor.Element == WeightElement.F32);
        Assert.Equal((tensors, parameters), (checkpoint.Tensors.Count, trained.Sum(static tensor => tensor.Length)));

        var architecture = Assert.Single(ArchitectureCatalogue.All, known => known.Recognises(checkpoint));
        var weights = new WeightMap(checkpoint);
        var plan = architecture.Plan(weights, new());
        Assert.Equal((id, "Apache-2.0"), (plan.Id, plan.Licence));
        Assert.Equal([ModelRole.Encoder, ModelRole.Decoder], plan.Models.Select(static model => model.Role));
        Assert.Empty(weights.LeftOver);
    }

    [Theory]
    [InlineData("sam-vit-b")]
    [InlineData("mobile-sam")]
    [InlineData("efficientsam-s")]
    public void A_tensor_that_the_design_does_not_know_is_left_over(string id)
    {
        var weights = new WeightMap(new NamesAndShapes([.. OfficialSegmenters.Of(id), new("image_encoder.adapter.weight", default, [4, 4])]));
        ArchitectureCatalogue.All.Single(known => known.Recognises(new NamesAndShapes(OfficialSegmenters.Of(id)))).Plan(weights, new());
        Assert.Equal(["image_encoder.adapter.weight"], weights.LeftOver);
    }

    [Fact]
    public void Another_size_of_the_same_design_is_named_by_its_width_and_depth()
    {
        var smaller = OfficialSegmenters.Of("sam-vit-b").Where(static tensor => !tensor.Name.Contains("blocks.11.", StringComparison.Ordinal)).ToList();
        var plan = ArchitectureCatalogue.All.Single(known => known.Id == "sam").Plan(new(new NamesAndShapes(smaller)), new());
        Assert.Equal("sam-vit-768x11", plan.Id);
    }

    [Fact]
    public void A_missing_tensor_is_named()
    {
        var incomplete = OfficialSegmenters.Of("mobile-sam").Where(static tensor => tensor.Name != "mask_decoder.mask_tokens.weight").ToList();
        var fault = Assert.Throws<WeightException>(() => ArchitectureCatalogue.All.Single(static known => known.Id == "mobile-sam").Plan(new(new NamesAndShapes(incomplete)), new()));
        Assert.Contains("mask_decoder.mask_tokens.weight", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_a_checkpoint_is_not_taken_for_the_whole()
    {
        var encoder = new NamesAndShapes([.. OfficialSegmenters.Of("sam-vit-b").Where(static tensor => tensor.Name.StartsWith("image_encoder.", StringComparison.Ordinal))]);
        Assert.DoesNotContain(ArchitectureCatalogue.All, known => known.Recognises(encoder));
    }

    /// <summary>A checkpoint whose numbers nobody may read.</summary>
    private sealed class NamesAndShapes(IReadOnlyList<WeightInfo> tensors) : IWeightSource
    {
        public IReadOnlyList<WeightInfo> Tensors => tensors;

        public void Read(string name, long start, Span<float> values) => throw new InvalidOperationException($"{name} was read.");
    }
}
