namespace PerSense.Engine.Imaging.Operations.Resize;

/// <summary>Chooses among OpenCV's ways of resizing bytes as its <c>resize</c> does.</summary>
internal static class OpenCvByteResize
{
    public static void Linear(ByteSamples from, ByteSamples to)
    {
        if (OpenCvResize.IsHalf(from.Size, to.Size))
        {
            Area(from, to);
            return;
        }

        var columns = OpenCvTaps.LinearColumns(from.Size.Width, to.Size.Width);
        var rows = OpenCvTaps.LinearRows(from.Size.Height, to.Size.Height);
        new OpenCvLinearByteResampler(from.Size, columns, rows, from.Channels).Run(from.Memory, to.Memory);
    }

    public static void Area(ByteSamples from, ByteSamples to)
    {
        if (OpenCvResize.Enlarges(from.Size, to.Size))
        {
            var columns = OpenCvTaps.EnlargingAreaColumns(from.Size.Width, to.Size.Width);
            var rows = OpenCvTaps.EnlargingAreaRows(from.Size.Height, to.Size.Height);
            new OpenCvLinearByteResampler(from.Size, columns, rows, from.Channels).Run(from.Memory, to.Memory);
        }
        else if (OpenCvBlockResampler.Fits(from.Size, to.Size))
        {
            new OpenCvBlockResampler(from.Size, to.Size, from.Channels).Run(from.Memory, to.Memory);
        }
        else
        {
            var columns = OpenCvTaps.ShrinkingArea(from.Size.Width, to.Size.Width);
            var rows = OpenCvTaps.ShrinkingArea(from.Size.Height, to.Size.Height);
            new AreaByteResampler(from.Size, columns, rows, from.Channels).Run(from.Memory, to.Memory);
        }
    }

    public static void Cubic(ByteSamples from, ByteSamples to) =>
        new OpenCvCubicByteResampler(from.Size, to.Size, from.Channels).Run(from.Memory, to.Memory);
}
