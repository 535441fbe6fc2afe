using System.Text.RegularExpressions;

namespace PerSense.Engine.Models;

/// <summary>What the shape of the JSON cannot say about a catalogue.</summary>
internal static partial class CatalogueCheck
{
    private static readonly ModelRole[] Required = [ModelRole.Encoder, ModelRole.Decoder, ModelRole.Density];

    /// <summary>Every fault as a sentence; empty for a sound catalogue.</summary>
    /// <param name="document">The parsed document.</param>
    public static IReadOnlyList<string> Faults(CatalogueDocument document) =>
    [
        .. document.Version == CatalogueDocument.KnownVersion ? [] : new[] { $"version is {document.Version}, this program reads version {CatalogueDocument.KnownVersion}" },
        .. Repeated(document.Models.Select(static model => model.Id)).Select(static id => $"model '{id}' is there more than once"),
        .. Repeated(document.Bundles.Select(static bundle => bundle.Id)).Select(static id => $"bundle '{id}' is there more than once"),
        .. document.Models.SelectMany(ModelFaults),
        .. document.Bundles.SelectMany(bundle => BundleFaults(bundle, document.Models)),
    ];

    /// <summary>Every fault of one model as a sentence.</summary>
    /// <param name="model">The model.</param>
    public static IEnumerable<string> ModelFaults(ModelManifest model)
    {
        if (!Name().IsMatch(model.Id))
        {
            yield return $"model id '{model.Id}' must be made of lower-case letters, digits and hyphens";
        }

        foreach (var fault in model.Files().SelectMany(FileFaults))
        {
            yield return $"model '{model.Id}': {fault}";
        }

        foreach (var axis in model.Axes.Where(static axis => axis.Length < 1))
        {
            yield return $"model '{model.Id}': axis '{axis.Symbol}' must be at least 1";
        }
    }

    private static IEnumerable<string> FileFaults(ModelFile file)
    {
        if (!IsInside(file.File))
        {
            yield return $"file '{file.File}' must be a path below the models folder";
        }

        if (!Digest().IsMatch(file.Sha256))
        {
            yield return "sha256 must be 64 hexadecimal digits";
        }

        if (file.Bytes < 1)
        {
            yield return "bytes must be at least 1";
        }
    }

    private static IEnumerable<string> BundleFaults(ModelBundle bundle, IReadOnlyList<ModelManifest> models)
    {
        var members = bundle.Models.Select(id => models.FirstOrDefault(model => model.Id == id)).ToList();
        foreach (var (id, _) in bundle.Models.Zip(members).Where(static pair => pair.Second is null))
        {
            yield return $"bundle '{bundle.Id}': there is no model '{id}'";
        }

        foreach (var role in Repeated(members.OfType<ModelManifest>().Select(static model => model.Role)))
        {
            yield return $"bundle '{bundle.Id}' has more than one model for the role {role}";
        }

        foreach (var role in Required.Where(role => members.All(model => model?.Role != role)))
        {
            yield return $"bundle '{bundle.Id}' has no model for the role {role}";
        }

        // What one model writes another reads, so a symbol must mean the same length in both.
        foreach (var axis in members.OfType<ModelManifest>().SelectMany(static model => model.Axes).Distinct().GroupBy(static axis => axis.Symbol))
        {
            if (axis.Count() > 1)
            {
                yield return $"bundle '{bundle.Id}': its models state the axis '{axis.Key}' as {string.Join(" and ", axis.Select(static a => a.Length))}";
            }
        }
    }

    private static bool IsInside(string file) =>
        file.Length > 0 && !Path.IsPathRooted(file) && !file.Contains('\\') && !file.Split('/').Any(static part => part is "" or "." or "..");

    private static IEnumerable<T> Repeated<T>(IEnumerable<T> items) =>
        items.GroupBy(static item => item).Where(static group => group.Count() > 1).Select(static group => group.Key);

    [GeneratedRegex("^[a-z0-9-]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();

    [GeneratedRegex("^[0-9a-fA-F]{64}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digest();
}
