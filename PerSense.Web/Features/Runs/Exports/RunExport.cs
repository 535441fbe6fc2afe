using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Instances;
using PerSense.Web.Features.Images;

namespace PerSense.Web.Features.Runs.Exports;

/// <summary>What an export is made of.</summary>
/// <param name="Run">The run.</param>
/// <param name="Image">The image that it searched.</param>
/// <param name="Instances">The instances at or above the run's threshold, most confident first.</param>
internal sealed record RunExport(SegmentationRun Run, StoredImage Image, IReadOnlyList<Instance> Instances)
{
    public ImageSize Size => new(Image.Width, Image.Height);

    /// <summary>The file name of an export: the image's name with another ending.</summary>
    public string FileName(string ending) => Path.GetFileNameWithoutExtension(Image.FileName) + ending;
}
