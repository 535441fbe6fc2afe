namespace PerSense.Engine.Evaluation.Export.Coco;

/// <summary>Results in the layout of COCO's instance annotations, which annotation tools and pycocotools read.</summary>
/// <param name="Info">About the file.</param>
/// <param name="Images">The images.</param>
/// <param name="Categories">The kinds of object.</param>
/// <param name="Annotations">The instances of all images.</param>
public sealed record CocoDocument(
    CocoInfo Info, IReadOnlyList<CocoImage> Images, IReadOnlyList<CocoCategory> Categories, IReadOnlyList<CocoAnnotation> Annotations);
