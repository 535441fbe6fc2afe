using Google.Protobuf;
using PerSense.Onnx;

namespace PerSense.Engine.Models.Import.Onnx;

/// <summary>A named setting of a graph's node.</summary>
internal sealed class GraphAttribute
{
    private readonly AttributeProto _proto;

    private GraphAttribute(AttributeProto proto) => _proto = proto;

    /// <summary>An integer.</summary>
    public static GraphAttribute Of(string name, long value) => new(new() { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value });

    /// <summary>A real.</summary>
    public static GraphAttribute Of(string name, float value) => new(new() { Name = name, Type = AttributeProto.Types.AttributeType.Float, F = value });

    /// <summary>A word.</summary>
    public static GraphAttribute Of(string name, string value) =>
        new(new() { Name = name, Type = AttributeProto.Types.AttributeType.String, S = ByteString.CopyFromUtf8(value) });

    /// <summary>A list of integers.</summary>
    public static GraphAttribute Of(string name, params long[] values) =>
        new(new() { Name = name, Type = AttributeProto.Types.AttributeType.Ints, Ints = { values } });

    /// <summary>As the format writes it.</summary>
    public AttributeProto ToProto() => _proto;
}
