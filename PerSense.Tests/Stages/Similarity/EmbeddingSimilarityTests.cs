using PerSense.Engine.Imaging;
using PerSense.Engine.Models;

namespace PerSense.Tests.Stages.Similarity;

public sealed class EmbeddingSimilarityTests(EmbeddedModels models) : IClassFixture<EmbeddedModels>
{
    [Fact]
    public void The_encoder_itself_is_the_source_and_the_manifest_calibrates_it()
    {
        var image = new ImageBuffer(new(64, 64));
        var embedding = models.Methods.Encoder.Encode(image, 1, default);
        var source = models.Methods.Similarity;
        Assert.Same(embedding.Similarity, source.Features(image, embedding, default));
        var stated = models.Library.Catalogue.Models.Single(static model => model.Role == ModelRole.Encoder).Parameters;
        Assert.Equal(stated.Number("similaritySlope"), source.Calibration.Slope);
        Assert.Equal(stated.Number("similarityOffset"), source.Calibration.Offset);
        Assert.InRange(source.Calibration.Probability(1), 0.5, 1);
    }
}
