namespace PerSense.Engine.Models.Import.Checkpoints.Torch;

/// <summary>What the names of <see cref="PickleGlobals"/> make of their arguments.</summary>
internal static class PickleObjects
{
    private const int TensorArguments = 6;
    private const int ParameterArguments = 3;
    private const int StorageParts = 5;
    private const int MostAxes = 8;

    /// <summary>The value that a name with arguments stands for. Nothing is called.</summary>
    /// <param name="global">The name.</param>
    /// <param name="arguments">Its arguments.</param>
    public static PickleValue Make(PickleValue.Global global, IReadOnlyList<PickleValue> arguments) => global.Meaning switch
    {
        PickleGlobalMeaning.OrderedDictionary when arguments.Count == 0 => new PickleValue.Table(),
        PickleGlobalMeaning.RebuildTensor when arguments.Count >= TensorArguments && arguments[0] is PickleValue.Storage storage
            => new PickleValue.Tensor(storage, Number(arguments[1]), Numbers(arguments[2]), Numbers(arguments[3])),
        PickleGlobalMeaning.RebuildParameter when arguments.Count >= ParameterArguments && arguments[0] is PickleValue.Tensor tensor => tensor,
        PickleGlobalMeaning.Setting => new PickleValue.Other($"an object of {global.Name}"),
        _ => throw CheckpointException.Damaged(
            $"Its pickle gives '{global.Name}' other arguments than PyTorch does ({string.Join(", ", arguments.Take(TensorArguments).Select(static value => value.Kind))})"),
    };

    /// <summary>The storage that a persistent id names: ('storage', type, key, device, count).</summary>
    /// <param name="parts">The parts of the id.</param>
    public static PickleValue.Storage Storage(IReadOnlyList<PickleValue> parts) =>
        parts.Count >= StorageParts
        && parts[0] is PickleValue.Text { Value: "storage" }
        && parts[1] is PickleValue.Global { Meaning: PickleGlobalMeaning.StorageType } type
        && parts[2] is PickleValue.Text key
            ? new(type.Name, key.Value, Number(parts[4]))
            : throw CheckpointException.Damaged("Its pickle refers to something outside that is no storage");

    /// <summary>Puts entries into a dictionary.</summary>
    /// <param name="keysAndValues">Keys and values in turn.</param>
    /// <param name="target">The dictionary.</param>
    public static void SetItems(IReadOnlyList<PickleValue> keysAndValues, PickleValue target)
    {
        if (keysAndValues.Count % 2 != 0 || target is not (PickleValue.Table or PickleValue.Other))
        {
            throw CheckpointException.Damaged($"Its pickle puts {keysAndValues.Count} keys and values into {target.Kind}");
        }

        for (var i = 0; target is PickleValue.Table table && i < keysAndValues.Count; i += 2)
        {
            table.Entries.Add(new(keysAndValues[i], keysAndValues[i + 1]));
        }
    }

    private static long Number(PickleValue value) => value is PickleValue.Integer number ? number.Value : throw CheckpointException.Damaged(
        $"Its pickle has {value.Kind} where a whole number belongs");

    private static long[] Numbers(PickleValue value) => value is PickleValue.Tuple { Items.Count: <= MostAxes } tuple ? [.. tuple.Items.Select(Number)] : throw CheckpointException.Damaged(
        $"Its pickle has {value.Kind} where a tuple of at most {MostAxes} whole numbers belongs");
}
