using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace PerSense.Tests;

/// <summary>An array of NumPy's <c>.npy</c> format, C order, little endian.</summary>
internal sealed partial class NpyFile
{
    private readonly string _type;
    private readonly byte[] _data;

    private NpyFile(string type, int[] shape, byte[] data)
    {
        _type = type;
        Shape = shape;
        _data = data;
    }

    /// <summary>Extents, outermost first.</summary>
    public int[] Shape { get; }

    /// <summary>Whether the values are floating-point numbers.</summary>
    public bool IsReal => _type[1] == 'f';

    public static NpyFile Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var (start, length) = bytes[6] == 1 ? (10, BitConverter.ToUInt16(bytes, 8)) : (12, BitConverter.ToInt32(bytes, 8));
        var header = HeaderPattern().Match(Encoding.ASCII.GetString(bytes, start, length));
        if (!header.Success || header.Groups["order"].Value == "True")
        {
            throw new InvalidDataException($"{path} is not a C-order .npy file.");
        }

        var shape = header.Groups["shape"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new(header.Groups["type"].Value, [.. shape.Select(x => int.Parse(x, CultureInfo.InvariantCulture))], bytes[(start + length)..]);
    }

    /// <summary>The values of an <c>|u1</c> or <c>|b1</c> array.</summary>
    public byte[] ToBytes() => _type is "|u1" or "|b1" ? _data : throw WrongType("bytes");

    /// <summary>The values of an <c>&lt;f4</c> array.</summary>
    public float[] ToFloats() => _type == "<f4" ? Cast<float>() : throw WrongType("floats");

    /// <summary>The values of any array of reals as doubles.</summary>
    public double[] ToDoubles() => _type switch
    {
        "<f8" => Cast<double>(),
        "<f4" => [.. Cast<float>().Select(x => (double)x)],
        _ => throw WrongType("doubles"),
    };

    /// <summary>The values of any integer array; they must fit.</summary>
    public int[] ToInts() => _type switch
    {
        "<i4" => Cast<int>(),
        "<i8" => [.. Cast<long>().Select(x => checked((int)x))],
        "<u2" => [.. Cast<ushort>().Select(x => (int)x)],
        "|u1" or "|b1" => [.. _data.Select(x => (int)x)],
        _ => throw WrongType("integers"),
    };

    private T[] Cast<T>()
        where T : struct => MemoryMarshal.Cast<byte, T>(_data).ToArray();

    private InvalidDataException WrongType(string wanted) => new($"The array holds {_type}, not {wanted}.");

    [GeneratedRegex(@"'descr':\s*'(?<type>[^']+)'.*'fortran_order':\s*(?<order>\w+).*'shape':\s*\((?<shape>[^)]*)\)")]
    private static partial Regex HeaderPattern();
}
