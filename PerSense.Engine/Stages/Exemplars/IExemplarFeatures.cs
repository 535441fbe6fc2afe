using PerSense.Engine.Imaging;
using PerSense.Engine.Stages.Encoding;

namespace PerSense.Engine.Stages.Exemplars;

/// <summary>Where the features come from by which exemplars are compared with each other (PerSense++: ResNet-50). Thread-safe.</summary>
public interface IExemplarFeatures
{
    /// <summary>The features of a whole image; one run serves every exemplar on it.</summary>
    /// <param name="image">The image.</param>
    /// <param name="cancellationToken">Stops the run, also while the network is at work.</param>
    /// <returns>Coarse features that cover the image; owned by the caller. <see cref="RegionPooling"/> gives those of a box.</returns>
    FeatureMap Features(ImageBuffer image, CancellationToken cancellationToken);
}
