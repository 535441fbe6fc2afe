using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.LocationPriors;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Tests.Stages.LocationPriors;

public sealed class LocationPriorFinderTests
{
    private static readonly SimilarityMap Similarity = new(new(new(20, 10)), CoordinateMap.Identity);

    static LocationPriorFinderTests() => (Similarity.Cosine[15, 7], Similarity.Cosine[2, 2], Similarity.Cosine[3, 8]) = (0.9f, 0.5f, 0.5f);

    [Fact]
    public void Without_other_evidence_the_largest_similarity_decides() =>
        Assert.Equal(new(15.5, 7.5), Assert.Single(Find(new(), null)).Point);

    [Fact]
    public void Without_a_detected_box_the_largest_similarity_decides() =>
        Assert.Equal(new(15.5, 7.5), Assert.Single(Find(new() { Source = LocationPriorSource.DetectorBox }, null)).Point);

    [Fact]
    public void Density_peaks_count_the_more_the_more_similar_they_are()
    {
        var heat = new FloatMap(new(20, 10));
        (heat[2, 2], heat[15, 7], heat[9, 4]) = (0.8f, 0.7f, 0.75f);

        Assert.Equal([new(15.5, 7.5), new(2.5, 2.5), new ImagePoint(9.5, 4.5)], Find(new(), heat).Select(static one => one.Point));
    }

    [Fact]
    public void No_more_peaks_than_asked_become_priors()
    {
        var heat = new FloatMap(new(20, 10));
        (heat[2, 2], heat[15, 7], heat[9, 4]) = (0.8f, 0.7f, 0.75f);

        Assert.Equal(2, Find(new() { Peaks = 2 }, heat).Count);
    }

    [Fact]
    public void A_weak_map_still_has_its_highest_peak()
    {
        var heat = new FloatMap(new(20, 10));
        heat[2, 2] = 0.01f;

        Assert.Equal(new(2.5, 2.5), Assert.Single(Find(new(), heat)).Point);
    }

    private static IReadOnlyList<LocationPrior> Find(LocationPriorOptions options, FloatMap? heat)
    {
        var density = heat is null ? null : new DensityMap(heat, heat, CoordinateMap.Identity, 1);
        return new LocationPriorFinder(options, new(8, -4)).Find(new(Similarity, null, density, ObjectSide: 8));
    }
}
