namespace PerSense.Engine.Evaluation.Export.Coco;

/// <summary>Results in the layout of COCO's instance annotations, which annotation tools and pycocotools read.</summary>
/// <param name="Images">The images.</param>
/// <param name="Categories">The kinds of object.</param>
/// <param name="Annotations">The instances of all images.</param>
/// <param name="Info">About the file; null when it says nothing.</param>
public sealed record CocoDocument(
    IReadOnlyList<CocoImage> Images, IReadOnlyList<CocoCategory> Categories, IReadOnlyList<CocoAnnotation> Annotations, CocoInfo? Info = null);
