using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.Exemplars;
using Xunit.Abstractions;

namespace PerSense.Tests.Stages.Density;

public sealed class EmbeddedDensityTests(EmbeddedModels models, ITestOutputHelper output) : IClassFixture<EmbeddedModels>
{
    private static readonly ImagePoint[] _centres = [new(60, 50), new(150, 60), new(220, 130), new(90, 140)];
    private readonly IDensityEstimator _density = models.Methods.Density!;

    [Fact]
    public void The_networks_give_what_they_gave_where_they_were_trained()
    {
        var reference = ReferenceTensors.Load();
        var embedding = reference.Embedding();
        var boxes = reference["boxes"].Values.ToArray().Chunk(4).Select(b => new Exemplar(new(b[0], b[1], b[2], b[3]), 1)).ToList();
        var map = _density.Estimate(new(embedding.Input, embedding, new(boxes, embedding)), default);
        ReferenceTensors.AssertEqual(reference["heat"].Values, map.CentreHeat!.Values, output);
        ReferenceTensors.AssertEqual(reference["density"].Values, map.Density.Values, output);
        Assert.Equal(reference["density"].Values.ToArray().Sum(static value => (double)value), map.ExpectedCount, 2);
    }

    [Fact]
    public void Given_the_direction_that_the_boxes_give_the_answer_is_the_same_and_another_changes_it()
    {
        var reference = ReferenceTensors.Load();
        var embedding = reference.Embedding();
        var boxes = reference["boxes"].Values.ToArray().Chunk(4).Select(b => new Exemplar(new(b[0], b[1], b[2], b[3]), 1)).ToList();
        DensityMap Estimate(float[] direction) => _density.Estimate(new(embedding.Input, embedding, new(boxes, embedding), direction), default);
        var own = reference["psim"].Values.ToArray();
        ReferenceTensors.AssertEqual(reference["heat"].Values, Estimate(own).CentreHeat!.Values, output);
        var turned = Estimate([.. own.Select(static value => -value)]).CentreHeat!.Values.ToArray();
        Assert.Contains(turned.Zip(reference["heat"].Values.ToArray()), static pair => Math.Abs(pair.First - pair.Second) > 0.01);
    }

    [Fact]
    public void The_centre_heat_peaks_on_the_objects_also_with_exemplars_of_another_image_at_another_scale()
    {
        var source = Encode(Scenes.Discs(new(200, 200), 12, new ImagePoint(70, 110)), scale: 2);
        var query = Encode(Scenes.Discs(new(280, 190), 24, _centres), scale: 1);
        var exemplars = new ExemplarSet([new(new(58, 98, 82, 122), 1)], source);
        var map = _density.Estimate(new(new ImageBuffer(query.Image), query, exemplars), default);
        Assert.Equal(query.Features.Valid, map.Density.Size);
        foreach (var centre in _centres)
        {
            var cell = map.Map.ToGrid(centre);
            Assert.InRange(map.CentreHeat![cell.Column, cell.Row], 0.3, 1);
        }

        Assert.InRange(map.CentreHeat![2, map.CentreHeat.Height - 2], 0, 0.2);
        Assert.InRange(map.ExpectedCount, 2, 6);
    }

    [Fact]
    public void What_lies_in_the_padding_does_not_count()
    {
        var query = Encode(Scenes.Discs(new(260, 180), 24, _centres), scale: 1);
        Assert.NotEqual(query.Features.Grid, query.Features.Valid);
        var map = _density.Estimate(new(new ImageBuffer(query.Image), query, new([new(new(36, 26, 84, 74), 1)], query)), default);
        Assert.Equal(new ImageSize(65, 45), map.Density.Size);
        Assert.Equal(map.Density.Values.ToArray().Sum(static value => (double)value), map.ExpectedCount, 3);
    }

    [Fact]
    public void A_direction_of_the_wrong_length_is_refused()
    {
        var query = Encode(Scenes.Discs(new(260, 180), 24, _centres), scale: 1);
        var request = new DensityRequest(new ImageBuffer(query.Image), query, new([new(new(36, 26, 84, 74), 1)], query), new float[3]);
        Assert.Contains("3 channels", Assert.Throws<ArgumentException>(() => _density.Estimate(request, default)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_exemplars_nothing_can_be_counted()
    {
        var query = Encode(Scenes.Discs(new(260, 180), 24, _centres), scale: 1);
        Assert.Throws<ArgumentException>(() => _density.Estimate(new(new ImageBuffer(query.Image), query, new([], query)), default));
    }

    private ImageEmbedding Encode(ImageBuffer image, double scale) => models.Methods.Encoder.Encode(image, scale, default);
}
