namespace PerSense.Engine.Evaluation.Datasets;

/// <summary>One kind of object in a pack.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Reference">The image with the one instance that is shown in the cross-image protocol.</param>
/// <param name="Images">The images to search, in the order of the index.</param>
public sealed record PackClass(string Name, PackImage Reference, IReadOnlyList<PackImage> Images)
{
    /// <summary>The object's name in words.</summary>
    public string Label => Name.Replace('_', ' ');
}
