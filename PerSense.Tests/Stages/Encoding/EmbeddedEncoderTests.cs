using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Models;
using PerSense.Engine.Stages.Encoding;
using Xunit.Abstractions;

namespace PerSense.Tests.Stages.Encoding;

public sealed class EmbeddedEncoderTests(EmbeddedModels models, ITestOutputHelper output) : IClassFixture<EmbeddedModels>
{
    [Theory]
    [InlineData("feat")]
    [InlineData("fine")]
    [InlineData("sim")]
    public void The_encoder_gives_what_it_gave_where_it_was_trained(string name)
    {
        var reference = ReferenceTensors.Load();
        var outputs = models.Session(ModelRole.Encoder, EmbeddedEncoder.Contract).Run([new("image", reference["image"])], default);
        Assert.Equal(reference[name].Shape.ToArray(), outputs[name].Shape.ToArray());
        ReferenceTensors.AssertEqual(reference[name].Values, outputs[name].Values, output);
    }

    [Fact]
    public void Every_grid_of_an_embedding_covers_the_image_and_says_where_padding_begins()
    {
        var image = Scenes.Discs(new(301, 190), 20, new ImagePoint(100, 90));
        var embedding = models.Methods.Encoder.Encode(image, 0.5, default);
        Assert.Equal(new ImageSize(150, 95), embedding.Input.Size);
        Assert.Equal(image.Size, embedding.Image);
        Assert.Equal(0.5, embedding.Scale, 2);
        AssertGrid(embedding.Features, new(160 / 4, 96 / 4), new(38, 24), new(150 / 4.0, 95 / 4.0));
        AssertGrid(embedding.Fine!, new(160 / 2, 96 / 2), new(75, 48), new(150 / 2.0, 95 / 2.0));
        AssertGrid(embedding.Similarity, new(160 / 8, 96 / 8), new(19, 12), new(150 / 8.0, 95 / 8.0));

        void AssertGrid(FeatureMap map, ImageSize grid, ImageSize valid, GridPoint corner)
        {
            Assert.Equal(grid, map.Grid);
            Assert.Equal(valid, map.Valid);
            Assert.Equal(new GridPoint(0, 0), map.Map.ToGrid(new ImagePoint(0, 0)));
            var at = map.Map.ToGrid(new ImagePoint(301, 190));
            Assert.Equal((corner.X, corner.Y), (Math.Round(at.X, 9), Math.Round(at.Y, 9)));
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.0)]
    [InlineData(1.7)]
    public void What_changes_in_the_features_lies_where_the_image_changed(double scale)
    {
        var dot = new ImagePoint(203, 71);
        var plain = models.Methods.Encoder.Encode(Scenes.Discs(new(300, 200), 1), scale, default);
        var dotted = models.Methods.Encoder.Encode(Scenes.Discs(new(300, 200), 10, dot), scale, default);
        foreach (var (before, after) in new[] { (plain.Features, dotted.Features), (plain.Fine!, dotted.Fine!), (plain.Similarity, dotted.Similarity) })
        {
            var found = after.Map.ToImage(CentreOfChange(before, after));
            Assert.InRange(found.X, dot.X - 8, dot.X + 8);
            Assert.InRange(found.Y, dot.Y - 8, dot.Y + 8);
        }
    }

    [Fact]
    public void Similarity_features_have_length_one()
    {
        var sim = models.Methods.Encoder.Encode(Scenes.Discs(new(128, 96), 20, new ImagePoint(60, 40)), 1, default).Similarity;
        for (var cell = 0; cell < sim.Grid.Area; cell++)
        {
            var square = 0.0;
            for (var channel = 0; channel < sim.Channels; channel++)
            {
                square += sim.Channel(channel)[cell] * (double)sim.Channel(channel)[cell];
            }

            Assert.Equal(1, square, 3);
        }
    }

    [Fact]
    public void Tiny_images_are_brought_to_the_least_side_that_the_network_takes()
    {
        var embedding = models.Methods.Encoder.Encode(new ImageBuffer(new(1, 1)), 3, default);
        Assert.Equal(new ImageSize(8, 8), embedding.Input.Size);
        Assert.Equal(8, embedding.Map.ScaleX);
    }

    [Fact]
    public void A_cancelled_run_encodes_nothing() => Assert.Throws<OperationCanceledException>(
        () => models.Methods.Encoder.Encode(new ImageBuffer(new(64, 64)), 1, new(canceled: true)));

    [Fact]
    public void The_scale_follows_the_object_within_the_limits_of_the_manifest()
    {
        var scale = models.Methods.Encoder.Scale;
        Assert.Equal(0.5, scale.For(new(1000, 800), objectSide: 96));
        Assert.Equal(1.024, scale.For(new(1000, 800), objectSide: 4));
        Assert.Equal(0.256, scale.For(new(1000, 800), objectSide: 900));
        Assert.Equal(3, scale.For(new(40, 40), objectSide: 40));
    }

    [Fact]
    public void Padding_repeats_the_last_pixels()
    {
        var image = new ImageBuffer(new(2, 1), [255, 0, 51, 0, 255, 102]);
        var planes = NetworkInput.Planes(image, 4);
        Assert.Equal([1, 3, 4, 4], planes.Shape.ToArray());
        Assert.Equal([1, 0, 0, 0], planes.Values[..4].ToArray());
        Assert.Equal([1, 0, 0, 0], planes.Values.Slice(12, 4).ToArray());
        Assert.Equal([0, 1, 1, 1], planes.Values.Slice(16 + 4, 4).ToArray());
        Assert.Equal([0.2f, 0.4f, 0.4f, 0.4f], planes.Values.Slice(32 + 8, 4).ToArray());
    }

    private static GridPoint CentreOfChange(FeatureMap before, FeatureMap after)
    {
        var (sum, sumX, sumY) = (0.0, 0.0, 0.0);
        for (var channel = 0; channel < before.Channels; channel++)
        {
            var (old, now) = (before.Channel(channel).ToArray(), after.Channel(channel).ToArray());
            for (var cell = 0; cell < old.Length; cell++)
            {
                var change = Math.Pow(now[cell] - old[cell], 2);
                sum += change;
                sumX += change * ((cell % before.Grid.Width) + 0.5);
                sumY += change * ((cell / before.Grid.Width) + 0.5);
            }
        }

        return new(sumX / sum, sumY / sum);
    }
}
