using PerSense.Engine.Evaluation.Export;
using PerSense.Engine.Evaluation.Export.Coco;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Stages.Instances;

namespace PerSense.Web.Cli;

/// <summary>Writes the files of one segmented image: all of them or none.</summary>
/// <param name="setup">What gives the results.</param>
/// <param name="label">The object's name; null when unknown.</param>
internal sealed class SegmentOutput(MethodSetup setup, string? label)
{
    /// <summary>Writes the accepted instances.</summary>
    /// <param name="file">The searched image.</param>
    /// <param name="segmented">What was found in it.</param>
    /// <param name="paths">Where to write.</param>
    /// <param name="cancellationToken">Stops the writing; then nothing is left.</param>
    public async Task WriteAsync(FileInfo file, SegmentedImage segmented, OutputPaths paths, CancellationToken cancellationToken)
    {
        Instance[] accepted = [.. segmented.Result.Instances.Accepted];
        var labels = InstanceLabels.Paint(segmented.Image.Size, accepted);
        var overlay = OverlayRenderer.Render(segmented.Image, labels);
        var document = CocoWriter.Compose(
            [new(file.Name, segmented.Image.Size, accepted, CocoRun.Of(segmented.Result, setup))], label ?? CocoWriter.DefaultCategory);
        using var files = new FileBatch();
        await files.AddAsync(paths.Labels, LabelImage.Encode(labels), cancellationToken);
        await files.AddAsync(paths.Overlay, ImageCodec.EncodePng(overlay), cancellationToken);
        await files.AddAsync(paths.Json, CocoWriter.Serialize(document), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        files.Commit();
    }
}
