using System.Text.Json;

namespace PerSense.Engine.Models.Official;

/// <summary>The published checkpoints that can be imported: the content of <c>official.json</c>. Immutable.</summary>
public sealed class OfficialCatalogue
{
    /// <summary>The file name in the models folder.</summary>
    public const string FileName = "official.json";

    private readonly HashSet<string> _hosts;

    private OfficialCatalogue(OfficialDocument document)
    {
        Checkpoints = document.Checkpoints;
        _hosts = new(document.Hosts, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>All of them, in the file's order.</summary>
    public IReadOnlyList<OfficialCheckpoint> Checkpoints { get; }

    /// <summary>Reads the catalogue of a models folder.</summary>
    /// <param name="folder">The folder that came with the program.</param>
    /// <exception cref="ModelCatalogueException">There is none, or it has faults; the message names every one.</exception>
    public static OfficialCatalogue Load(string folder)
    {
        var path = Path.Combine(folder, FileName);
        return File.Exists(path) ? Parse(File.ReadAllText(path), path) : throw new ModelCatalogueException(
            $"There is no list of official checkpoints at {path}. Restore the models folder that came with the program.");
    }

    /// <summary>Reads a catalogue.</summary>
    /// <param name="json">The document.</param>
    /// <param name="origin">Where it comes from, for messages.</param>
    /// <exception cref="ModelCatalogueException">It has faults; the message names every one.</exception>
    public static OfficialCatalogue Parse(string json, string origin)
    {
        var catalogue = new OfficialCatalogue(Read(json, origin));
        var faults = catalogue.Faults().ToList();
        return faults.Count == 0 ? catalogue : throw new ModelCatalogueException(
            $"The list of official checkpoints {origin} has faults:\n- {string.Join("\n- ", faults)}\nRestore the file that came with the program.");
    }

    /// <summary>A checkpoint by its id.</summary>
    /// <param name="id">The id.</param>
    /// <exception cref="ModelCatalogueException">There is none of that id.</exception>
    public OfficialCheckpoint Checkpoint(string id) => Checkpoints.FirstOrDefault(checkpoint => checkpoint.Id == id) ?? throw new ModelCatalogueException(
        $"There is no official checkpoint '{id}'. Choose one of {string.Join(", ", Checkpoints.Select(static checkpoint => checkpoint.Id))}.");

    /// <summary>The checkpoint whose published SHA-256 a file has.</summary>
    /// <param name="sha256">The file's SHA-256 in hexadecimal digits.</param>
    /// <returns>The checkpoint; null when the file is none whose SHA-256 is known.</returns>
    public OfficialCheckpoint? Recognise(string sha256) =>
        Checkpoints.FirstOrDefault(checkpoint => string.Equals(checkpoint.Sha256, sha256, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a file may be downloaded from an address: HTTPS on its usual port, at a server of the list.</summary>
    /// <param name="address">The address.</param>
    public bool Allows(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.IsAbsoluteUri && address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && address.UserInfo.Length == 0 && _hosts.Contains(address.Host);
    }

    private static OfficialDocument Read(string json, string origin)
    {
        try
        {
            return JsonSerializer.Deserialize<OfficialDocument>(json, ModelJson.Strict) ?? throw new JsonException("The document is null.");
        }
        catch (JsonException fault)
        {
            throw new ModelCatalogueException(
                $"The list of official checkpoints {origin} cannot be read: {fault.Message} Restore the file that came with the program.", fault);
        }
    }

    private IEnumerable<string> Faults()
    {
        foreach (var id in Checkpoints.GroupBy(static checkpoint => checkpoint.Id).Where(static group => group.Count() > 1).Select(static group => group.Key))
        {
            yield return $"'{id}' is there more than once";
        }

        foreach (var checkpoint in Checkpoints)
        {
            if (Path.GetFileName(checkpoint.File) != checkpoint.File || checkpoint.File.Length == 0)
            {
                yield return $"'{checkpoint.Id}': file '{checkpoint.File}' must be a name without folders";
            }

            if (checkpoint.Address is { } address && !Allows(address))
            {
                yield return $"'{checkpoint.Id}': {address} is not HTTPS at one of the hosts {string.Join(", ", _hosts)}";
            }

            if (checkpoint.Sha256 is { } digest && (digest.Length != 64 || !digest.All(char.IsAsciiHexDigit)))
            {
                yield return $"'{checkpoint.Id}': sha256 must be 64 hexadecimal digits or absent";
            }
        }
    }
}
