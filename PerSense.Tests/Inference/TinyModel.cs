using System.Text;

namespace PerSense.Tests.Inference;

/// <summary>Writes small ONNX files by hand, so that tests of loading and running need no file from elsewhere.</summary>
internal static class TinyModel
{
    public const int Float = 1;
    public const int Int64 = 7;
    public const int Boolean = 9;

    public static byte[] Bytes(TinyTensor[] inputs, TinyTensor[] outputs, params TinyNode[] nodes) =>
    [
        .. Number(1, 8),
        .. Message(7, [.. nodes.SelectMany(Node), .. Text(2, "tiny"), .. inputs.SelectMany(t => Value(11, t)), .. outputs.SelectMany(t => Value(12, t))]),
        .. Message(8, [.. Text(1, string.Empty), .. Number(2, 16)]),
    ];

    /// <summary>A model with the given inputs and outputs whose every output is its first input.</summary>
    public static byte[] Copying(TinyTensor[] inputs, params TinyTensor[] outputs) =>
        Bytes(inputs, outputs, [.. outputs.Select(output => new TinyNode("Identity", [inputs[0].Name], output.Name))]);

    /// <summary>A model that hands its input round in a loop without end.</summary>
    public static byte[] Endless() => Bytes(
        [new("x", "N")],
        [new("y", "N")],
        new TinyNode("Loop", [string.Empty, string.Empty, "x"], "y")
        {
            // GraphProto as the attribute "body" of type GRAPH: iteration number, condition and value in; condition and value out.
            Attribute = Message(5,
            [
                .. Text(1, "body"),
                .. Message(6,
                [
                    .. Node(new("Identity", ["go"], "goOn")),
                    .. Node(new("Identity", ["in"], "out")),
                    .. Text(2, "body"),
                    .. Value(11, new("i") { Element = Int64 }),
                    .. Value(11, new("go") { Element = Boolean }),
                    .. Value(11, new("in", "N")),
                    .. Value(12, new("goOn") { Element = Boolean }),
                    .. Value(12, new("out", "N")),
                ]),
                .. Long(20, 5),
            ]),
        });

    private static IEnumerable<byte> Node(TinyNode node) => Message(
        1, [.. node.Inputs.SelectMany(name => Text(1, name)), .. Text(2, node.Output), .. Text(3, node.Output), .. Text(4, node.Operation), .. node.Attribute]);

    private static IEnumerable<byte> Value(int field, TinyTensor tensor)
    {
        var shape = tensor.Dimensions.SelectMany(d => Message(1, int.TryParse(d, out var length) ? Number(1, length) : Text(2, d)));
        return Message(field, [.. Text(1, tensor.Name), .. Message(2, [.. Message(1, [.. Number(1, tensor.Element), .. Message(2, [.. shape])])])]);
    }

    private static IEnumerable<byte> Number(int field, long value) => [(byte)(field << 3), .. Variable(value)];

    // Field numbers above 15 take two bytes.
    private static IEnumerable<byte> Long(int field, long value) => [.. Variable(field << 3), .. Variable(value)];

    private static IEnumerable<byte> Text(int field, string value) => Message(field, Encoding.UTF8.GetBytes(value));

    private static IEnumerable<byte> Message(int field, IEnumerable<byte> content)
    {
        byte[] bytes = [.. content];
        return [(byte)((field << 3) | 2), .. Variable(bytes.Length), .. bytes];
    }

    private static IEnumerable<byte> Variable(long value)
    {
        for (; value >= 128; value >>= 7)
        {
            yield return (byte)(value | 128);
        }

        yield return (byte)value;
    }
}
