using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Methods;

namespace PerSense.Web.Features.Runs;

/// <summary>The files of a run before they are stored, each under its hash.</summary>
internal sealed class RunContent
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public RunContent(SegmentationResult result, ImageSize image)
    {
        Instances = new StoredInstances(image.Width, image.Height, [.. result.Instances.Items.Select(InstanceItems.From)]);
        InstancesHash = Add(RunShelf.Pack(Instances));
        SimilarityHash = Add(MapFile.Write(result.Similarity.Cosine, result.Similarity.Map));
        DensityHash = result.Density is { } density ? Add(MapFile.Write(density.Density, density.Map)) : null;
    }

    public StoredInstances Instances { get; }

    public string InstancesHash { get; }

    public string SimilarityHash { get; }

    public string? DensityHash { get; }

    public IReadOnlyDictionary<string, byte[]> Files => _files;

    private string Add(byte[] bytes)
    {
        var hash = RunShelf.Hash(bytes);
        _files[hash] = bytes;
        return hash;
    }
}
