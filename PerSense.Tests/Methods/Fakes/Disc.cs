using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Tests.Methods.Fakes;

/// <summary>A round object.</summary>
internal sealed record Disc(ImagePoint Centre, double Radius, (byte R, byte G, byte B) Colour)
{
    public ImageBox Box => new(Centre.X - Radius, Centre.Y - Radius, Centre.X + Radius, Centre.Y + Radius);

    public bool Contains(ImagePoint point) =>
        ((point.X - Centre.X) * (point.X - Centre.X)) + ((point.Y - Centre.Y) * (point.Y - Centre.Y)) <= Radius * Radius;
}
