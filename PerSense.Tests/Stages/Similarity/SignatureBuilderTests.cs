using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Inference;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Tests.Stages.Similarity;

public sealed class SignatureBuilderTests
{
    private static readonly ImageSize Image = new(64, 32);

    [Fact]
    public void The_mean_is_weighted_by_coverage()
    {
        // The mask covers all of the first cell, (3, 0), and a quarter of the second, (0, 4).
        var target = Build(new(), Rectangle(0, 0, 20, 16)).Target.ToArray();

        AssertClose([3 / 1.25, 1 / 1.25], target);
    }

    [Fact]
    public void Cells_covered_too_little_may_be_left_out() =>
        AssertClose([3, 0], Build(new() { ForegroundRule = ForegroundRule.CoverageAtLeast }, Rectangle(0, 0, 20, 16)).Target.ToArray());

    [Fact]
    public void Of_a_mask_that_covers_no_cell_enough_the_best_covered_cell_counts() =>
        AssertClose([0, 4], Build(new() { ForegroundRule = ForegroundRule.CoverageAtLeast }, Rectangle(15, 0, 3, 3)).Target.ToArray());

    [Fact]
    public void The_direction_has_length_one() =>
        AssertClose([0.6f, 0.8f], Build(new(), Rectangle(0, 0, 32, 16), (3, 4), (3, 4)).Direction.ToArray());

    [Fact]
    public void Pooling_may_mix_in_the_largest_entries() => AssertClose(
        [(3 + 1.5) / 2, (4 + 2) / 2.0], Build(new() { TargetPooling = TargetPooling.HalfMaxHalfMean }, Rectangle(0, 0, 32, 16)).Target.ToArray());

    [Fact]
    public void Pooling_may_give_every_cell_the_same_length() =>
        AssertClose([0.5, 0.5], Build(new() { TargetPooling = TargetPooling.MeanOfUnit }, Rectangle(0, 0, 32, 16)).Target.ToArray());

    [Theory]
    [InlineData(8, 1.5)]
    [InlineData(9, 0)]
    public void The_released_code_looks_at_the_four_central_samples_of_a_cell(int left, double expected)
    {
        // Columns 7 and 8 of the first cell are sampled: with column 8 alone inside, the mean red is 127.5, just above 123.675.
        var target = Build(new() { ForegroundRule = ForegroundRule.RedChannelNormalised }, Rectangle(left, 0, 32 - left, 16)).Target;

        Assert.Equal(expected, target.Span[0], 1e-5);
    }

    [Fact]
    public void Several_masks_weigh_the_same_whatever_their_size()
    {
        var target = Build(new(), [Rectangle(0, 0, 16, 16), Rectangle(16, 0, 8, 8)], (3, 0), (0, 4)).Target.ToArray();

        AssertClose([1.5, 2], target);
    }

    private static ReferenceSignature Build(SimilarityOptions options, PlacedMask mask) => Build(options, [mask], (3, 0), (0, 4));

    private static ReferenceSignature Build(SimilarityOptions options, PlacedMask mask, (float, float) first, (float, float) second) =>
        Build(options, [mask], first, second);

    /// <summary>Four by two cells of 16 pixels; the first two of the first row have features.</summary>
    private static ReferenceSignature Build(SimilarityOptions options, IReadOnlyList<PlacedMask> masks, (float X, float Y) first, (float X, float Y) second)
    {
        var tensor = TensorBuffer.Zeros(1, 2, 2, 4);
        (tensor.Values[0], tensor.Values[8]) = first;
        (tensor.Values[1], tensor.Values[9]) = second;
        var features = new FeatureMap(tensor, new(1 / 16.0, 1 / 16.0), new(4, 2));
        var embedding = new ImageEmbedding(Image, CoordinateMap.Identity, new(Image), features, null, features);
        return new SignatureBuilder(options).Build(new(embedding, new(features), new(embedding.Input, embedding.Map)), masks);
    }

    private static PlacedMask Rectangle(int left, int top, int width, int height)
    {
        var patch = new Mask(new(width, height));
        patch.Cells.Fill(1);
        return new(Image, left, top, patch);
    }

    private static void AssertClose(double[] expected, float[] actual) =>
        Assert.All(expected.Zip(actual), static pair => Assert.Equal(pair.First, pair.Second, 1e-5));

    private static void AssertClose(float[] expected, float[] actual) => AssertClose([.. expected.Select(static value => (double)value)], actual);
}
