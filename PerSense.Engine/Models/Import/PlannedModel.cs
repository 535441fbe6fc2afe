using PerSense.Engine.Inference;
using PerSense.Engine.Models.Import.Onnx;

namespace PerSense.Engine.Models.Import;

/// <summary>One model to write, with all that its manifest will say and the file itself does not.</summary>
internal sealed record PlannedModel
{
    /// <summary>Its name within the plan, such as <c>encoder</c>: the file's name and, after the plan's id and a hyphen, the model's id.</summary>
    public required string Name { get; init; }

    /// <summary>What it does.</summary>
    public required ModelRole Role { get; init; }

    /// <summary>The contract it fits, with its version: <c>sam-encoder/1</c>.</summary>
    public required string Contract { get; init; }

    /// <summary>One line about it.</summary>
    public required string Description { get; init; }

    /// <summary>The graph; null for a model that is copied.</summary>
    public OnnxGraph? Graph { get; init; }

    /// <summary>The files to copy, the model first, when there is no graph to write. Default: none.</summary>
    public IReadOnlyList<string> Copies { get; init; } = [];

    /// <summary>Lengths of the contract's symbols. Default: none.</summary>
    public IReadOnlyList<AxisLength> Axes { get; init; } = [];

    /// <summary>Numbers that the contract's worker needs, preprocessing included. Default: none.</summary>
    public ModelParameters Parameters { get; init; } = new(new Dictionary<string, double>(StringComparer.Ordinal));
}
