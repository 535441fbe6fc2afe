using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Instances;

namespace PerSense.Engine.Evaluation.Export.Coco;

/// <summary>An image that goes into a document.</summary>
/// <param name="FileName">The picture's file name.</param>
/// <param name="Size">Its size.</param>
/// <param name="Instances">The instances to write, most confident first.</param>
/// <param name="Run">How they were found; null when that is not known.</param>
public sealed record CocoEntry(string FileName, ImageSize Size, IReadOnlyList<Instance> Instances, CocoRun? Run = null);
