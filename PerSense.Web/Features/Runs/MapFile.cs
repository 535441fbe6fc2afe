using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Web.Data;

namespace PerSense.Web.Features.Runs;

/// <summary>
/// A map as bytes: four bytes with the header's length (little-endian, a multiple of four), the header as JSON padded with blanks
/// (<see cref="MapHeader"/>), then the cells as 32-bit reals, little-endian, row by row.
/// </summary>
internal static class MapFile
{
    private const int LengthBytes = sizeof(int);

    public static byte[] Write(FloatMap map, CoordinateMap place)
    {
        var (low, high) = Range(map.Values);
        var header = JsonSerializer.SerializeToUtf8Bytes(
            new MapHeader(map.Width, map.Height, [place.ScaleX, place.ScaleY], [place.OffsetX, place.OffsetY], low, high), JsonText.Options);
        var headerLength = (header.Length + 3) / 4 * 4;
        var bytes = new byte[LengthBytes + headerLength + (map.Values.Length * sizeof(float))];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, headerLength);
        bytes.AsSpan(LengthBytes, headerLength).Fill((byte)' ');
        header.CopyTo(bytes, LengthBytes);
        var cells = bytes.AsSpan(LengthBytes + headerLength);
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(map.Values).CopyTo(cells);
            return bytes;
        }

        for (var i = 0; i < map.Values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(cells[(i * sizeof(float))..], map.Values[i]);
        }

        return bytes;
    }

    private static (float Low, float High) Range(ReadOnlySpan<float> values)
    {
        var (low, high) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var value in values)
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        return (low, high);
    }
}
