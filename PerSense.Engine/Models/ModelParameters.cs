using System.Text.Json.Serialization;

namespace PerSense.Engine.Models;

/// <summary>The numbers that a contract needs to know about a model, by name. Immutable.</summary>
[JsonConverter(typeof(ModelParametersConverter))]
public sealed class ModelParameters
{
    private readonly IReadOnlyDictionary<string, double> _values;

    /// <summary>Parameters over named numbers.</summary>
    /// <param name="values">The numbers; not changed afterwards.</param>
    public ModelParameters(IReadOnlyDictionary<string, double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values = values;
    }

    /// <summary>The names, in the manifest's order.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>A real number.</summary>
    /// <param name="name">Its name in the manifest.</param>
    /// <exception cref="ModelCatalogueException">The manifest does not state it.</exception>
    public double Number(string name) => _values.TryGetValue(name, out var value) ? value : throw new ModelCatalogueException(
        $"The parameter '{name}' is missing; there are {string.Join(", ", _values.Keys)}. Add it to the model's entry in the catalogue.");

    /// <summary>A number that must be greater than 0.</summary>
    /// <param name="name">Its name in the manifest.</param>
    /// <exception cref="ModelCatalogueException">The manifest does not state it, or not above 0.</exception>
    public double Positive(string name) => Number(name) is > 0 and var value && double.IsFinite(value) ? value : throw new ModelCatalogueException(
        $"The parameter '{name}' is {Number(name)}; it must be above 0. Correct it in the catalogue.");

    /// <summary>A whole number of at least 1.</summary>
    /// <param name="name">Its name in the manifest.</param>
    /// <exception cref="ModelCatalogueException">The manifest does not state it, or not as such a number.</exception>
    public int Count(string name) => Number(name) is >= 1 and <= int.MaxValue and var value && value == Math.Floor(value)
        ? (int)value
        : throw new ModelCatalogueException($"The parameter '{name}' is {Number(name)}; it must be a whole number of at least 1. Correct it in the catalogue.");
}
