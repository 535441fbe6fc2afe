using System.Runtime.InteropServices;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Encoding.Vips;

/// <summary>
/// A reference to a libvips image: a recipe for pixels, which are computed when they are copied out. It borrows the memory it was
/// made from, which must stay pinned until the image is disposed.
/// </summary>
internal sealed unsafe class VipsImage : SafeHandle
{
    public VipsImage(nint handle)
        : base(0, ownsHandle: true)
    {
        if (handle == 0)
        {
            throw VipsLibrary.TakeError();
        }

        SetHandle(handle);
    }

    public override bool IsInvalid => handle == 0;

    public ImageSize Size => new(VipsNative.GetWidth(this), VipsNative.GetHeight(this));

    public int Bands => VipsNative.GetBands(this);

    public VipsSampleFormat Format => VipsNative.GetFormat(this);

    public int Pages => VipsNative.GetPages(this);

    public int Orientation => VipsNative.GetOrientation(this);

    public bool HasAlpha => VipsNative.HasAlpha(this) != 0;

    /// <summary>An image over pinned, interleaved samples.</summary>
    public static VipsImage Wrap(byte* samples, ImageSize size, int bands, VipsSampleFormat format)
    {
        VipsLibrary.Start();
        var bytes = size.Area * bands * BytesPerSample(format);
        return new(VipsNative.WrapMemory(samples, (nuint)bytes, size.Width, size.Height, bands, format));
    }

    /// <summary>Computes all pixels.</summary>
    /// <typeparam name="T">The type that <see cref="Format"/> names.</typeparam>
    /// <returns>Interleaved samples, row by row.</returns>
    public T[] ToArray<T>()
        where T : unmanaged
    {
        var size = Size;
        var samples = GC.AllocateUninitializedArray<T>(checked((int)(size.Area * Bands)));
        fixed (T* start = samples)
        {
            using var target = Wrap((byte*)start, size, Bands, Format);
            if (VipsNative.Write(this, target) != 0)
            {
                throw VipsLibrary.TakeError();
            }
        }

        return samples;
    }

    protected override bool ReleaseHandle()
    {
        VipsNative.ReleaseObject(handle);
        return true;
    }

    private static int BytesPerSample(VipsSampleFormat format) => format == VipsSampleFormat.Byte ? 1 : 2;
}
