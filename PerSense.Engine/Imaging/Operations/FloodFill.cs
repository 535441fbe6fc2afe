using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations;

/// <summary>The pixels that can be reached from one pixel.</summary>
internal static class FloodFill
{
    /// <summary>All pixels with the start's own value that are joined to it by edges.</summary>
    public static Mask From(Mask mask, PixelIndex start)
    {
        var reached = new Mask(mask.Size);
        var wanted = mask[start.Column, start.Row];
        var pending = new Stack<PixelIndex>();
        Visit(start);
        while (pending.TryPop(out var at))
        {
            Visit(new(at.Column - 1, at.Row));
            Visit(new(at.Column + 1, at.Row));
            Visit(new(at.Column, at.Row - 1));
            Visit(new(at.Column, at.Row + 1));
        }

        return reached;

        void Visit(PixelIndex at)
        {
            var isInside = at.Column >= 0 && at.Row >= 0 && at.Column < mask.Width && at.Row < mask.Height;
            if (isInside && mask[at.Column, at.Row] == wanted && !reached[at.Column, at.Row])
            {
                reached[at.Column, at.Row] = true;
                pending.Push(at);
            }
        }
    }
}
