using System.Buffers.Binary;
using System.Text;

namespace PerSense.Tests.Models.Import.Checkpoints;

/// <summary>Writes a pickle instruction by instruction, sound or hostile.</summary>
internal sealed class PickleScript
{
    private readonly List<byte> _bytes = [];

    public static PickleScript Begin(byte protocol = 2) => new PickleScript().Raw(0x80, protocol);

    public byte[] End() => Raw((byte)'.')._bytes.ToArray();

    public PickleScript Raw(params byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public PickleScript Op(char opcode) => Raw((byte)opcode);

    public PickleScript Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        return Op('X').UInt32((uint)utf8.Length).Raw(utf8);
    }

    public PickleScript Int(long value)
    {
        var digits = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(digits, value);
        return Raw(0x8A, 8).Raw(digits);
    }

    public PickleScript Real(double value)
    {
        var digits = new byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(digits, value);
        return Op('G').Raw(digits);
    }

    public PickleScript Global(string module, string name) => Op('c').Raw(Encoding.UTF8.GetBytes($"{module}\n{name}\n"));

    public PickleScript Ints(params long[] values)
    {
        Op('(');
        foreach (var value in values)
        {
            Int(value);
        }

        return Op('t');
    }

    public PickleScript Put(uint number) => Op('r').UInt32(number);

    public PickleScript Get(uint number) => Op('j').UInt32(number);

    public PickleScript OrderedDictionary() => Global("collections", "OrderedDict").Op(')').Op('R');

    /// <summary>A contiguous tensor that has a storage of its own.</summary>
    public PickleScript Tensor(string key, string storage, params long[] shape)
    {
        var strides = new long[shape.Length];
        var count = 1L;
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = count;
            count *= shape[axis];
        }

        return Tensor(new TensorScript(key, storage, count, 0, shape, strides));
    }

    public PickleScript Tensor(TensorScript tensor) => Global("torch._utils", "_rebuild_tensor_v2").Op('(')
        .Op('(').Text("storage").Global("torch", tensor.Storage).Text(tensor.Key).Text("cpu").Int(tensor.Count).Op('t').Op('Q')
        .Int(tensor.Offset).Ints(tensor.Shape).Ints(tensor.Strides).Raw(0x89).OrderedDictionary().Op('t').Op('R');

    private PickleScript UInt32(uint value)
    {
        var digits = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(digits, value);
        return Raw(digits);
    }
}
