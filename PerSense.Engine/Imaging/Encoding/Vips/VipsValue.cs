using System.Runtime.InteropServices;

namespace PerSense.Engine.Imaging.Encoding.Vips;

/// <summary>GLib's GValue: a type tag and two words of content.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct VipsValue
{
    public nuint Type;
    public long First;
    public long Second;
}
