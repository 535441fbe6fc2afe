using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Inference;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Tests.Stages.Similarity;

public sealed class SimilarityMapTests
{
    private static readonly ReferenceSignature Signature = new(new float[] { 1, 0 }, new float[] { 2, 0 });

    [Fact]
    public void Each_cell_has_the_cosine_of_its_own_feature_whatever_its_length()
    {
        var cosine = Compare(SimilarityResolution.Grid).Cosine;

        Assert.Equal(new(3, 2), cosine.Size);
        Assert.Equal([1, 0, -1, 0.6f, 0, 0], cosine.Values.ToArray().Select(static value => MathF.Round(value, 6)));
    }

    [Fact]
    public void Padding_is_cut_away()
    {
        var features = Features() with { Valid = new(2, 1) };

        Assert.Equal(new(2, 1), new SimilarityMapper(new()).Compare(View(features, new(32, 16)), Signature).Cosine.Size);
    }

    [Fact]
    public void A_point_between_cells_has_a_value_between_theirs()
    {
        var map = Compare(SimilarityResolution.Grid);

        Assert.Equal(1, map.At(new(8, 8)), 1e-6);
        Assert.Equal(0.5, map.At(new(16, 8)), 1e-6);
        Assert.Equal(0.8, map.At(new(8, 16)), 1e-6);
        Assert.Equal(1, map.At(new(-5, 2)), 1e-6);
    }

    [Fact]
    public void At_image_resolution_every_pixel_has_a_value_and_the_extremes_stay_in_place()
    {
        var map = Compare(SimilarityResolution.Image);

        Assert.Equal(new(48, 32), map.Cosine.Size);
        Assert.Equal(CoordinateMap.Identity, map.Map);
        Assert.Equal(1, map.Cosine[0, 0], 1e-6);
        Assert.Equal(-1, map.Cosine[47, 0], 1e-6);
        Assert.InRange(map.Cosine[16, 8], 0.3, 0.6);
    }

    private static SimilarityMap Compare(SimilarityResolution resolution) =>
        new SimilarityMapper(new() { Resolution = resolution }).Compare(View(Features(), new(48, 32)), Signature);

    private static FeatureMap Features() => new(
        new TensorBuffer([5, 0, -2, 3, 0, 0, 0, 7, 0, 4, 1, 0], 1, 2, 2, 3), new(1 / 16.0, 1 / 16.0), new(3, 2));

    private static ImageView View(FeatureMap features, ImageSize image)
    {
        var embedding = new ImageEmbedding(image, CoordinateMap.Identity, new(image), features, null, features);
        return new(embedding, new(features), new(embedding.Input, embedding.Map));
    }
}
