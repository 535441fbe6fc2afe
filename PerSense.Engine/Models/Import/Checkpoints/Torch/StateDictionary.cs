namespace PerSense.Engine.Models.Import.Checkpoints.Torch;

/// <summary>
/// The weights within what a checkpoint holds. When the top holds tensors, it is the weights itself. Otherwise the first of the known
/// wrappers that holds tensors is; training runs put theirs beside the state of the optimiser and their settings. Without a known wrapper all
/// nested dictionaries are flattened.
/// </summary>
internal sealed class StateDictionary
{
    private const int Depth = 6;
    private const int Visits = 1_000_000;
    private const int KeyLength = 256;
    private const int MostSkipped = 1000;
    private static readonly string[] _wrappers = ["model", "state_dict", "model_state_dict", "ema", "model_ema", "teacher"];

    private readonly List<StateEntry> _entries = [];
    private readonly List<string> _skipped = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private int _visits;

    private StateDictionary()
    {
    }

    /// <summary>The tensors, in the file's order.</summary>
    public IReadOnlyList<StateEntry> Entries => _entries;

    /// <summary>The wrapper under which they were; null for none. Two levels are joined by a dot.</summary>
    public string? Wrapper { get; private set; }

    /// <summary>What lies beside them.</summary>
    public IReadOnlyList<string> Skipped => _skipped;

    /// <summary>Finds the weights.</summary>
    /// <param name="root">What the checkpoint holds.</param>
    /// <exception cref="CheckpointException">There are none, or a name is there twice.</exception>
    public static StateDictionary Find(PickleValue root)
    {
        if (root is not PickleValue.Table table)
        {
            throw new CheckpointException($"It holds {root.Kind} in place of a dictionary of weights. Save the model's state_dict.");
        }

        var state = new StateDictionary();
        state.Flatten(state.Unwrap(table), string.Empty, Depth);
        return state.Entries.Count > 0 ? state : throw new CheckpointException(
            $"It holds no tensors, only {(state.Skipped.Count == 0 ? "an empty dictionary" : string.Join(", ", state.Skipped.Take(10)))}. Import the file with the weights.");
    }

    private PickleValue.Table Unwrap(PickleValue.Table table)
    {
        for (var level = 0; level < Depth; level++)
        {
            if (table.Entries.Any(static entry => entry.Value is PickleValue.Tensor) || Wrapped(table) is not { } found)
            {
                break;
            }

            foreach (var entry in table.Entries.Where(entry => entry.Value != found.Value))
            {
                Skip(Name(Wrapper, entry.Key));
            }

            Wrapper = Name(Wrapper, found.Key);
            table = (PickleValue.Table)found.Value;
        }

        return table;
    }

    private static KeyValuePair<PickleValue, PickleValue>? Wrapped(PickleValue.Table table)
    {
        foreach (var wrapper in _wrappers)
        {
            var found = table.Entries.FirstOrDefault(entry => entry.Key is PickleValue.Text key && key.Value == wrapper && entry.Value is PickleValue.Table { Entries.Count: > 0 });
            if (found.Value is not null)
            {
                return found;
            }
        }

        return null;
    }

    private void Flatten(PickleValue.Table table, string prefix, int depth)
    {
        foreach (var (key, value) in table.Entries)
        {
            if (++_visits > Visits || _entries.Count >= CheckpointLimits.Tensors)
            {
                throw CheckpointException.Damaged($"Its dictionaries hold more than {CheckpointLimits.Tensors} tensors or the same ones over and over");
            }

            var name = Name(prefix, key);
            if (value is PickleValue.Tensor tensor)
            {
                Add(name, tensor);
            }
            else if (value is PickleValue.Table nested && depth > 0)
            {
                Flatten(nested, name, depth - 1);
            }
            else
            {
                Skip(name);
            }
        }
    }

    private void Add(string name, PickleValue.Tensor tensor)
    {
        CheckpointLimits.CheckName(name);
        if (!_names.Add(name))
        {
            throw CheckpointException.Damaged($"The tensor '{name}' is there twice");
        }

        _entries.Add(new(name, tensor));
    }

    private void Skip(string name)
    {
        if (_skipped.Count < MostSkipped)
        {
            _skipped.Add(name);
        }
    }

    private static string Name(string? prefix, PickleValue key)
    {
        var last = key switch
        {
            // One long text, recalled for every entry, would be copied each time.
            PickleValue.Text { Value.Length: > KeyLength } => throw CheckpointException.Damaged($"A key has more than {KeyLength} characters"),
            PickleValue.Text text => text.Value,
            PickleValue.Integer number => $"{number.Value}",
            _ => $"({key.Kind})",
        };
        return string.IsNullOrEmpty(prefix) ? last : $"{prefix}.{last}";
    }
}
