namespace PerSense.Engine.Models.Import.Checkpoints.Torch;

/// <summary>
/// Reads a pickle far enough to find tensors. It is no Python: it knows the instructions of <see cref="PickleOpcode"/> and the names of
/// <see cref="PickleGlobals"/>, makes values of <see cref="PickleValue"/> only, calls nothing, and refuses everything else by name.
/// </summary>
internal sealed class Unpickler
{
    private const int Instructions = 1_000_000;
    private const int NewestProtocol = 5;

    private readonly PickleCursor _cursor;
    private readonly PickleStack _stack = new();

    private Unpickler(byte[] pickle) => _cursor = new(pickle);

    /// <summary>The value that a pickle describes.</summary>
    /// <param name="pickle">The pickle.</param>
    /// <exception cref="CheckpointException">It is broken or holds what is refused.</exception>
    public static PickleValue Read(byte[] pickle)
    {
        var unpickler = new Unpickler(pickle);
        for (var i = 0; i < Instructions; i++)
        {
            var opcode = (PickleOpcode)unpickler._cursor.Byte();
            if (opcode == PickleOpcode.Stop)
            {
                return unpickler._stack.Pop();
            }

            unpickler.Execute(opcode);
        }

        throw CheckpointException.Damaged($"Its pickle has more than {Instructions} instructions");
    }

    private void Execute(PickleOpcode opcode)
    {
        if (Simple(opcode) is { } value)
        {
            _stack.Push(value);
        }
        else if (!Arrange(opcode) && !Fill(opcode) && !Make(opcode))
        {
            throw new CheckpointException($"Its pickle holds the instruction {PickleOpcodeNames.Of((byte)opcode)} at byte {_cursor.Position - 1}, which no checkpoint "
                + "of weights needs. Save only the weights (the state_dict) again, with PyTorch or as safetensors.");
        }
    }

    private PickleValue? Simple(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.None:
                return new PickleValue.Other("nothing");
            case PickleOpcode.NewTrue or PickleOpcode.NewFalse:
                return new PickleValue.Integer(opcode == PickleOpcode.NewTrue ? 1 : 0);
            case PickleOpcode.BinInt:
                return new PickleValue.Integer(_cursor.Int32());
            case PickleOpcode.BinInt1:
                return new PickleValue.Integer(_cursor.Byte());
            case PickleOpcode.BinInt2:
                return new PickleValue.Integer(_cursor.UInt16());
            case PickleOpcode.Long1:
                return new PickleValue.Integer(_cursor.ShortInteger());
            case PickleOpcode.BinUnicode:
                return new PickleValue.Text(_cursor.Text(_cursor.UInt32()));
            case PickleOpcode.ShortBinUnicode:
                return new PickleValue.Text(_cursor.Text(_cursor.Byte()));
            case PickleOpcode.BinFloat:
                return Passed(sizeof(double), "a real number");
            case PickleOpcode.ShortBinString or PickleOpcode.ShortBinBytes:
                return Passed(_cursor.Byte(), "bytes");
            case PickleOpcode.BinBytes:
                return Passed(_cursor.UInt32(), "bytes");
            case PickleOpcode.EmptyList or PickleOpcode.EmptySet:
                return new PickleValue.Sequence();
            case PickleOpcode.EmptyDict:
                return new PickleValue.Table();
            case PickleOpcode.EmptyTuple:
                return new PickleValue.Tuple([]);
            default:
                return null;
        }
    }

    private PickleValue.Other Passed(long length, string kind)
    {
        _cursor.Skip(length);
        return new(kind);
    }

    private bool Arrange(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Proto:
                CheckProtocol(_cursor.Byte());
                return true;
            case PickleOpcode.Frame:
                _cursor.Skip(sizeof(ulong));
                return true;
            case PickleOpcode.Mark:
                _stack.Mark();
                return true;
            case PickleOpcode.Pop:
                _stack.Pop();
                return true;
            case PickleOpcode.PopMark:
                _stack.PopMark();
                return true;
            case PickleOpcode.BinPut:
                _stack.Memorise(_cursor.Byte());
                return true;
            case PickleOpcode.LongBinPut:
                _stack.Memorise(_cursor.UInt32());
                return true;
            case PickleOpcode.Memoize:
                _stack.Memorise();
                return true;
            case PickleOpcode.BinGet:
                _stack.Recall(_cursor.Byte());
                return true;
            case PickleOpcode.LongBinGet:
                _stack.Recall(_cursor.UInt32());
                return true;
            default:
                return false;
        }
    }

    private bool Fill(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Append:
                _stack.Pop();
                CheckIsList(_stack.Peek());
                return true;
            case PickleOpcode.Appends or PickleOpcode.AddItems:
                _stack.PopMark();
                CheckIsList(_stack.Peek());
                return true;
            case PickleOpcode.SetItem:
                var value = _stack.Pop();
                PickleObjects.SetItems([_stack.Pop(), value], _stack.Peek());
                return true;
            case PickleOpcode.SetItems:
                PickleObjects.SetItems(_stack.PopMark(), _stack.Peek());
                return true;
            case PickleOpcode.Build:
                // Attributes of an object, such as the version notes of a state_dict: no tensor needs them.
                _stack.Pop();
                _stack.Peek();
                return true;
            default:
                return false;
        }
    }

    private bool Make(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Tuple:
                _stack.Push(new PickleValue.Tuple(_stack.PopMark()));
                return true;
            case PickleOpcode.Tuple1 or PickleOpcode.Tuple2 or PickleOpcode.Tuple3:
                _stack.Push(Tuple(1 + (opcode - PickleOpcode.Tuple1)));
                return true;
            case PickleOpcode.Global:
                _stack.Push(PickleGlobals.Find(_cursor.Line(), _cursor.Line()));
                return true;
            case PickleOpcode.StackGlobal:
                var name = _stack.Pop<PickleValue.Text>();
                _stack.Push(PickleGlobals.Find(_stack.Pop<PickleValue.Text>().Value, name.Value));
                return true;
            case PickleOpcode.Reduce or PickleOpcode.NewObj:
                var arguments = _stack.Pop<PickleValue.Tuple>();
                _stack.Push(PickleObjects.Make(_stack.Pop<PickleValue.Global>(), arguments.Items));
                return true;
            case PickleOpcode.BinPersId:
                _stack.Push(PickleObjects.Storage(_stack.Pop<PickleValue.Tuple>().Items));
                return true;
            default:
                return false;
        }
    }

    private PickleValue.Tuple Tuple(int length)
    {
        var items = new PickleValue[length];
        for (var i = length - 1; i >= 0; i--)
        {
            items[i] = _stack.Pop();
        }

        return new(items);
    }

    private static void CheckProtocol(int protocol)
    {
        if (protocol is < 2 or > NewestProtocol)
        {
            throw new CheckpointException($"Its pickle has protocol {protocol}; 2 to {NewestProtocol} are read. Save the weights again with a current PyTorch.");
        }
    }

    private static void CheckIsList(PickleValue value)
    {
        if (value is not (PickleValue.Sequence or PickleValue.Other))
        {
            throw CheckpointException.Damaged($"Its pickle appends to {value.Kind}");
        }
    }
}
