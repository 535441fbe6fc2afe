using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.Encoding;

/// <summary>How an encoder chooses the size at which it looks at an image. A closed choice.</summary>
public abstract record EncodingScale
{
    private EncodingScale()
    {
    }

    /// <summary>Network pixels per image pixel for an image in which an object of <paramref name="objectSide"/> pixels matters.</summary>
    /// <param name="image">The image's size.</param>
    /// <param name="objectSide">Longest side of the marked object, in image pixels; positive.</param>
    public abstract double For(ImageSize image, double objectSide);

    /// <summary>The scale nearest to a wanted one at which this encoder looks at an image.</summary>
    /// <param name="image">The image's size.</param>
    /// <param name="wanted">Network pixels per image pixel; positive.</param>
    public abstract double Nearest(ImageSize image, double wanted);

    /// <summary>The longest side of every image becomes the same length (SAM: 1024), whatever it shows.</summary>
    /// <param name="Side">That length in network pixels.</param>
    public sealed record FixedLongestSide(int Side) : EncodingScale
    {
        /// <inheritdoc/>
        public override double For(ImageSize image, double objectSide) => (double)Side / image.LongestSide;

        /// <inheritdoc/>
        public override double Nearest(ImageSize image, double wanted) => (double)Side / image.LongestSide;
    }

    /// <summary>The marked object becomes a canonical length, as far as the limits on the whole image allow (embedded models).</summary>
    /// <param name="ObjectSide">The canonical length of the object's longest side, in network pixels.</param>
    /// <param name="MinimumSide">Least longest side of the network's input, in network pixels.</param>
    /// <param name="MaximumSide">Greatest longest side of the network's input, in network pixels.</param>
    /// <param name="MaximumEnlargement">How many times a small image may be enlarged to reach <paramref name="MinimumSide"/>.</param>
    public sealed record CanonicalObject(double ObjectSide, int MinimumSide, int MaximumSide, double MaximumEnlargement) : EncodingScale
    {
        /// <inheritdoc/>
        public override double For(ImageSize image, double objectSide) => Nearest(image, ObjectSide / objectSide);

        /// <inheritdoc/>
        public override double Nearest(ImageSize image, double wanted)
        {
            var least = Math.Min((double)MinimumSide / image.LongestSide, MaximumEnlargement);
            var greatest = (double)MaximumSide / image.LongestSide;
            return Math.Clamp(wanted, Math.Min(least, greatest), greatest);
        }
    }
}
