using PerSense.Engine.Models;

namespace PerSense.Engine.Stages.Instances;

/// <summary>
/// The learned choice among candidates: the logistic curve of a weighted sum of measurements, fitted on training data for one set of models.
/// </summary>
/// <param name="Bias">Added to the sum.</param>
/// <param name="Terms">Each measurement at most once.</param>
public sealed record VerifierWeights(double Bias, IReadOnlyList<VerifierTerm> Terms)
{
    private const string BiasName = "bias";

    /// <summary>Reads the weights from a catalogue.</summary>
    /// <param name="parameters">The bias, and a number for each measurement that counts, by its name in camel case.</param>
    /// <exception cref="ModelCatalogueException">The bias is missing, or there is no measurement of a name.</exception>
    public static VerifierWeights From(ModelParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return new(
            parameters.Number(BiasName),
            [.. parameters.Names.Where(static name => name != BiasName).Select(name => new VerifierTerm(Measurement(name), parameters.Number(name)))]);
    }

    private static VerifierMeasurement Measurement(string name) =>
        Enum.TryParse<VerifierMeasurement>(name, ignoreCase: true, out var measurement) && !char.IsDigit(name[0])
            ? measurement
            : throw new ModelCatalogueException(
                $"The verifier knows no measurement '{name}'; there are {string.Join(", ", Enum.GetNames<VerifierMeasurement>())}. Correct it in the catalogue.");
}
