namespace PerSense.Engine.Models.Import.Weights;

/// <summary>
/// A checkpoint's tensors by name, with shapes checked when they are taken and a record of which were taken, so that what an architecture
/// left over can be reported. Scopes of one map share that record. Not thread-safe.
/// </summary>
internal sealed class WeightMap
{
    private readonly IWeightSource _source;
    private readonly Dictionary<string, WeightInfo> _tensors;
    private readonly HashSet<string> _taken;
    private readonly string _prefix;

    /// <summary>The whole of a checkpoint.</summary>
    /// <param name="source">The checkpoint; borrowed for as long as its weights are read.</param>
    public WeightMap(IWeightSource source)
        : this(source, source.Tensors.ToDictionary(static tensor => tensor.Name, StringComparer.Ordinal), new(StringComparer.Ordinal), string.Empty)
    {
    }

    private WeightMap(IWeightSource source, Dictionary<string, WeightInfo> tensors, HashSet<string> taken, string prefix)
    {
        _source = source;
        _tensors = tensors;
        _taken = taken;
        _prefix = prefix;
    }

    /// <summary>Names of the whole checkpoint that nobody took, in its order.</summary>
    public IReadOnlyList<string> LeftOver => [.. _source.Tensors.Select(static tensor => tensor.Name).Where(name => !_taken.Contains(name))];

    /// <summary>The tensors whose names begin with a prefix, without it.</summary>
    /// <param name="prefix">For example <c>image_encoder.</c>, with its dot.</param>
    public WeightMap Scope(string prefix) => new(_source, _tensors, _taken, _prefix + prefix);

    /// <summary>Whether there is a tensor of that name.</summary>
    /// <param name="name">Name within this scope.</param>
    public bool Has(string name) => _tensors.ContainsKey(_prefix + name);

    /// <summary>A tensor's shape; nothing is marked as taken.</summary>
    /// <param name="name">Name within this scope.</param>
    /// <exception cref="WeightException">There is no such tensor.</exception>
    public IReadOnlyList<long> Shape(string name) => Info(name).Shape;

    /// <summary>How many blocks <c>name0</c>, <c>name1</c>, … there are.</summary>
    /// <param name="name">What stands before the number, within this scope: <c>blocks.</c></param>
    public int Count(string name)
    {
        var start = _prefix + name;
        var count = 0;
        while (_tensors.Keys.Any(key => key.StartsWith($"{start}{count}.", StringComparison.Ordinal)))
        {
            count++;
        }

        return count;
    }

    /// <summary>Takes a tensor.</summary>
    /// <param name="name">Name within this scope.</param>
    /// <param name="shape">The shape that it must have.</param>
    /// <exception cref="WeightException">There is no such tensor, or it has another shape.</exception>
    public Weight Take(string name, params long[] shape)
    {
        var info = Info(name);
        if (!info.Shape.SequenceEqual(shape))
        {
            throw new WeightException($"The tensor '{info.Name}' has the shape [{string.Join(", ", info.Shape)}] where [{string.Join(", ", shape)}] is expected. "
                + "The file may be of another version of the model; take the official one.");
        }

        return Take(name);
    }

    /// <summary>Takes a tensor of any shape.</summary>
    /// <param name="name">Name within this scope.</param>
    /// <exception cref="WeightException">There is no such tensor.</exception>
    public Weight Take(string name)
    {
        var info = Info(name);
        _taken.Add(info.Name);
        return new(info.Name, info.Shape, () =>
        {
            var values = new float[info.Length];
            _source.Read(info.Name, 0, values);
            return values;
        });
    }

    /// <summary>Marks tensors as known and not needed, so that they are not reported as left over.</summary>
    /// <param name="prefix">What their names begin with, within this scope.</param>
    public void Ignore(string prefix) => _taken.UnionWith(_tensors.Keys.Where(key => key.StartsWith(_prefix + prefix, StringComparison.Ordinal)));

    private WeightInfo Info(string name) => _tensors.TryGetValue(_prefix + name, out var info) ? info : throw new WeightException(
        $"The checkpoint has no tensor '{_prefix}{name}'. It is incomplete or of another architecture; take the official file.");
}
