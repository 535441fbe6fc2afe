using PerSense.Engine.Evaluation.Datasets;
using PerSense.Engine.Evaluation.Export;

namespace PerSense.Engine.Evaluation.Runs;

/// <summary>What to evaluate and where to write it.</summary>
/// <param name="Pack">The test images.</param>
/// <param name="Protocol">Where the shown instance comes from.</param>
/// <param name="OutputFolder">Receives <c>&lt;class&gt;/&lt;id&gt;.labels.png</c> and <c>report.json</c>.</param>
/// <param name="Setup">The method that is evaluated, for the report.</param>
public sealed record EvaluationPlan(LabelledFolderPack Pack, Protocol Protocol, string OutputFolder, MethodSetup Setup)
{
    /// <summary>Names of the classes to run. Default: all.</summary>
    public IReadOnlyCollection<string>? Classes { get; init; }

    /// <summary>At most this many images of each class, the first of the index. Default: all.</summary>
    public int? Limit { get; init; }

    /// <summary>The classes and images to run, in the order of the index.</summary>
    /// <exception cref="PackException">The pack has no class of a name in <see cref="Classes"/>.</exception>
    public IReadOnlyList<PackClass> Select()
    {
        var unknown = Classes?.FirstOrDefault(name => Pack.Classes.All(item => item.Name != name));
        if (unknown is not null)
        {
            throw new PackException($"The pack has no class '{unknown}'. It has {string.Join(", ", Pack.Classes.Select(static item => item.Name))}.");
        }

        return [.. Pack.Classes
            .Where(item => Classes?.Contains(item.Name) ?? true)
            .Select(item => item with { Images = [.. item.Images.Take(Limit ?? int.MaxValue)] })];
    }
}
