using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Methods;

namespace PerSense.Engine.Evaluation.Runs;

/// <summary>A method's answer for one image, or why there is none.</summary>
internal sealed record ImageAttempt(SegmentationResult? Result, LabelMap? Labels, string? Failure)
{
    public LabelMap LabelsOrEmpty(ImageSize size) => Labels ?? new LabelMap(size);
}
