using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Tests.Models.Import;

/// <summary>
/// Weights that are computed rather than stored: the recipe of the shared fixtures. Any part of any tensor can be had at once, so models of
/// the official size need no file and no memory.
/// </summary>
internal sealed class RecipeWeights : IWeightSource
{
    private const ulong FnvBasis = 0xCBF29CE484222325;
    private const ulong FnvPrime = 0x100000001B3;
    private readonly long _seed;
    private readonly FrozenDictionary<string, RecipeTensor> _tensors;

    private RecipeWeights(long seed, IReadOnlyList<RecipeTensor> tensors)
    {
        _seed = seed;
        _tensors = tensors.ToFrozenDictionary(static tensor => tensor.Name, StringComparer.Ordinal);
        Tensors = [.. tensors.Select(static tensor => new WeightInfo(tensor.Name, tensor.Const is null ? WeightElement.F32 : WeightElement.I64, tensor.Shape))];
    }

    public IReadOnlyList<WeightInfo> Tensors { get; }

    /// <summary>Reads a <c>weights_manifest.json</c>.</summary>
    public static RecipeWeights Load(string path)
    {
        var recipe = JsonSerializer.Deserialize<Recipe>(File.ReadAllText(path), JsonSerializerOptions.Web)!;
        return new(recipe.Seed, recipe.Tensors);
    }

    /// <summary>Weights for any list of tensors, spread evenly in [-scale, scale]; running variances lie about 1, so that they are some.</summary>
    public static RecipeWeights Of(long seed, IEnumerable<WeightInfo> tensors, double scale) => new(seed, [.. tensors.Select(tensor => new RecipeTensor(
        tensor.Name,
        tensor.Shape,
        scale,
        tensor.Name.EndsWith("running_var", StringComparison.Ordinal) ? 1 : 0,
        tensor.Element == WeightElement.I64 ? 0 : null))]);

    /// <summary>A recipe input: r itself times a factor.</summary>
    public static float[] Input(long seed, string name, int count, double factor = 1)
    {
        var values = new float[count];
        Fill(Hash(seed, name), 0, values, factor, offset: 0);
        return values;
    }

    public void Read(string name, long start, Span<float> values)
    {
        var tensor = _tensors[name];
        if (tensor.Const is { } constant)
        {
            values.Fill(constant);
            return;
        }

        Fill(Hash(_seed, name), start, values, tensor.Scale, tensor.Offset);
    }

    /// <summary>The first values and the sum that the manifest states for a tensor; null for a constant one.</summary>
    public (IReadOnlyList<double> First, double Sum)? Check(string name) =>
        _tensors[name] is { First4: { } first, Sum: { } sum } ? (first, sum) : null;

    internal static ulong Hash(long seed, string name) =>
        Encoding.UTF8.GetBytes($"{seed}:{name}").Aggregate(FnvBasis, static (hash, value) => (hash ^ value) * FnvPrime);

    private static void Fill(ulong hash, long start, Span<float> values, double scale, double offset)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var z = hash + ((ulong)(start + i + 1) * 0x9E3779B97F4A7C15);
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            z ^= z >> 31;
            var r = ((z >> 40) - 8388608.0) / 8388608.0;
            values[i] = (float)(offset + (scale * r));
        }
    }

    private sealed record Recipe(long Seed, IReadOnlyList<RecipeTensor> Tensors);

    private sealed record RecipeTensor(
        string Name, IReadOnlyList<long> Shape, double Scale, double Offset, long? Const = null, IReadOnlyList<double>? First4 = null, double? Sum = null);
}
