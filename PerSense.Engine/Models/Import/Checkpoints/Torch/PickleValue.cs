namespace PerSense.Engine.Models.Import.Checkpoints.Torch;

/// <summary>A value on the stack of the unpickler: a closed set, none of which can do anything.</summary>
internal abstract class PickleValue
{
    private PickleValue()
    {
    }

    /// <summary>What it is, for messages.</summary>
    public abstract string Kind { get; }

    /// <summary>A value that matters to no tensor: none, a real number, bytes, a settings object.</summary>
    /// <param name="kind">What it is, for messages.</param>
    public sealed class Other(string kind) : PickleValue
    {
        public override string Kind => kind;
    }

    /// <summary>A whole number or a truth value.</summary>
    /// <param name="value">Its value.</param>
    public sealed class Integer(long value) : PickleValue
    {
        public long Value => value;

        public override string Kind => "a whole number";
    }

    /// <summary>A text.</summary>
    /// <param name="value">Its characters.</param>
    public sealed class Text(string value) : PickleValue
    {
        public string Value => value;

        public override string Kind => "a text";
    }

    /// <summary>A tuple.</summary>
    /// <param name="items">Its values.</param>
    public sealed class Tuple(IReadOnlyList<PickleValue> items) : PickleValue
    {
        public IReadOnlyList<PickleValue> Items => items;

        public override string Kind => "a tuple";
    }

    /// <summary>A list or a set. What is in it matters to no tensor and is not kept.</summary>
    public sealed class Sequence : PickleValue
    {
        public override string Kind => "a list";
    }

    /// <summary>A dictionary, ordered or not.</summary>
    public sealed class Table : PickleValue
    {
        public List<KeyValuePair<PickleValue, PickleValue>> Entries { get; } = [];

        public override string Kind => "a dictionary";
    }

    /// <summary>A name in a Python module that the unpickler knows.</summary>
    /// <param name="name">Module and name.</param>
    /// <param name="meaning">What it stands for.</param>
    public sealed class Global(string name, PickleGlobalMeaning meaning) : PickleValue
    {
        public string Name => name;

        public PickleGlobalMeaning Meaning => meaning;

        public override string Kind => $"the name '{name}'";
    }

    /// <summary>A run of numbers in the archive.</summary>
    /// <param name="type">Its type's name, such as <c>torch.FloatStorage</c>.</param>
    /// <param name="key">The archive's entry: <c>data/KEY</c>.</param>
    /// <param name="count">How many numbers it claims.</param>
    public sealed class Storage(string type, string key, long count) : PickleValue
    {
        public string Type => type;

        public string Key => key;

        public long Count => count;

        public override string Kind => "a storage";
    }

    /// <summary>A tensor over a storage, as the file states it: nothing is checked yet.</summary>
    /// <param name="numbers">Where its numbers are.</param>
    /// <param name="offset">Index of its first number in the storage.</param>
    /// <param name="shape">Its axes.</param>
    /// <param name="strides">The distance between neighbours on each axis, in numbers.</param>
    public sealed class Tensor(Storage numbers, long offset, IReadOnlyList<long> shape, IReadOnlyList<long> strides) : PickleValue
    {
        public Storage Numbers => numbers;

        public long Offset => offset;

        public IReadOnlyList<long> Shape => shape;

        public IReadOnlyList<long> Strides => strides;

        public override string Kind => "a tensor";
    }
}
