namespace PerSense.Engine.Imaging.Encoding.Vips;

/// <summary>The numeric types of a sample that are used here; the values are those of VipsBandFormat.</summary>
internal enum VipsSampleFormat
{
    /// <summary>8-bit unsigned.</summary>
    Byte = 0,

    /// <summary>16-bit unsigned.</summary>
    UInt16 = 2,
}
