using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Inference;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Tests.Stages.Similarity;

public sealed class GuidanceBuilderTests
{
    private static readonly ReferenceSignature Signature = new(new float[] { 1 }, new float[] { 7 });

    // Mean 0.5, sample deviation 0.5774.
    private static readonly SimilarityMap Similarity = new(new(new(2, 2), [0, 1, 1, 0]), new(0.5, 0.5));

    [Fact]
    public void Attention_is_the_logistic_curve_of_the_z_score()
    {
        var attention = Build(new(), new(2, 2), new(2, 2)).Attention!;

        Assert.Equal([0.296082, 0.703918, 0.703918, 0.296082], attention.Values.ToArray().Select(static value => Math.Round(value, 6)));
    }

    [Fact]
    public void Attention_may_be_a_softmax_over_all_cells()
    {
        var attention = Build(new() { GuidanceSquash = GuidanceSquash.SoftmaxS }, new(2, 2), new(2, 2)).Attention!;

        Assert.Equal([0.134471, 0.365529, 0.365529, 0.134471], attention.Values.ToArray().Select(static value => Math.Round(value, 6)));
    }

    [Fact]
    public void The_released_code_stretches_the_image_over_the_padding()
    {
        var attention = Build(new(), new(2, 4), new(2, 2)).Attention!;

        Assert.Equal(attention[0, 0], attention[1, 3], 1e-6);
    }

    [Fact]
    public void Padding_may_get_the_least_attention()
    {
        var attention = Build(new() { GuidanceFrame = GuidanceFrame.PaddedSquare }, new(2, 4), new(2, 2)).Attention!;

        Assert.Equal(0.703918, attention[1, 0], 1e-6);
        Assert.All([attention[0, 2], attention[1, 2], attention[0, 3], attention[1, 3]], static value => Assert.Equal(0.296082, value, 1e-6));
    }

    [Fact]
    public void A_constant_map_draws_no_attention_anywhere()
    {
        var flat = new SimilarityMap(new(new(2, 2), [3, 3, 3, 3]), new(0.5, 0.5));

        Assert.All(new GuidanceBuilder(new()).Build(flat, Signature, Embedding(new(2, 2), new(2, 2)))!.Attention!.Values.ToArray(), static value => Assert.Equal(0.5, value, 1e-6));
    }

    [Fact]
    public void The_target_embedding_is_the_plain_average() => Assert.Equal([7], Build(new(), new(2, 2), new(2, 2)).TargetEmbedding!.Value.ToArray());

    [Fact]
    public void Each_aid_can_be_left_out()
    {
        Assert.Null(Build(new() { GuideAttention = false }, new(2, 2), new(2, 2)).Attention);
        Assert.Null(Build(new() { SemanticPrompt = false }, new(2, 2), new(2, 2)).TargetEmbedding);
        Assert.Null(new GuidanceBuilder(new() { GuideAttention = false, SemanticPrompt = false }).Build(Similarity, Signature, Embedding(new(2, 2), new(2, 2))));
    }

    [Fact]
    public void Features_of_another_network_are_no_semantic_prompt() =>
        Assert.Null(new GuidanceBuilder(new()).Build(Similarity, new(new float[2], new float[2]), Embedding(new(2, 2), new(2, 2)))!.TargetEmbedding);

    private static PerSense.Engine.Stages.MaskDecoding.DecoderGuidance Build(SimilarityOptions options, ImageSize grid, ImageSize valid) =>
        new GuidanceBuilder(options).Build(Similarity, Signature, Embedding(grid, valid))!;

    private static ImageEmbedding Embedding(ImageSize grid, ImageSize valid)
    {
        var features = new FeatureMap(TensorBuffer.Zeros(1, 1, grid.Height, grid.Width), new(0.5, 0.5), valid);
        return new(new(4, 4), CoordinateMap.Identity, new(new ImageSize(4, 4)), features, null, features);
    }
}
