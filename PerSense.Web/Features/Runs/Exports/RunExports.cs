using Microsoft.EntityFrameworkCore;
using PerSense.Engine.Evaluation.Export;
using PerSense.Engine.Evaluation.Export.Coco;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Web.Data;
using PerSense.Web.Features.Images;

namespace PerSense.Web.Features.Runs.Exports;

/// <summary>Writes a stored run as files for other programs: what the confidence slider shows, as it was last set.</summary>
internal sealed class RunExports(IDbContextFactory<AppDbContext> databases, RunQueries queries, RunShelf runs, ImageShelf images)
{
    /// <summary>The export's content; null when the run is not the person's.</summary>
    public async Task<RunExport?> ReadAsync(Guid projectId, Guid runId, CancellationToken cancellationToken)
    {
        if (await queries.FindEntityAsync(projectId, runId, cancellationToken) is not { } run)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var image = await db.Images.AsNoTracking().SingleAsync(image => image.Id == run.ImageId, cancellationToken);
        var stored = await runs.ReadAsync(run.InstancesHash, cancellationToken);
        var size = new ImageSize(stored.Width, stored.Height);
        return new RunExport(run, image, [.. stored.Items.Where(item => item.Confidence >= run.Threshold).Select(item => InstanceItems.ToInstance(item, size))]);
    }

    /// <summary>COCO's instance annotations with run lengths of the whole image.</summary>
    public static byte[] WriteCoco(RunExport export)
    {
        var run = export.Run;
        var about = new CocoRun(run.Method, run.Preset, run.ModelIds, export.Instances.Count, run.ExpectedCount)
        {
            RemovedDuplicates = run.RemovedDuplicates,
            Milliseconds = run.Trace.Milliseconds,
            Stages = [.. run.Trace.Stages.Select(static stage => new StageTiming(stage.Stage, stage.Pass, stage.Milliseconds, stage.Inputs, stage.Outputs))],
            Notices = run.Notices,
        };
        return CocoWriter.Serialize(CocoWriter.Compose([new CocoEntry(export.Image.FileName, export.Size, export.Instances, about)]));
    }

    /// <summary>A 16-bit grey PNG: the first instance has the value 1, the second 2 and so on; 0 is the background.</summary>
    public static byte[] WriteLabels(RunExport export) => LabelImage.Encode(InstanceLabels.Paint(export.Size, export.Instances));

    /// <summary>One line for each instance, comma-separated, with a heading.</summary>
    public static byte[] WriteTable(RunExport export) => InstanceTable.Write(export.Instances);

    /// <summary>The image with the instances drawn over it, as PNG.</summary>
    public async Task<byte[]> WriteOverlayAsync(RunExport export, CancellationToken cancellationToken)
    {
        var original = await images.ReadOriginalAsync(export.Image.ContentHash, cancellationToken);
        return await Task.Run(
            () => ImageCodec.EncodePng(OverlayRenderer.Render(ImageCodec.Decode(original, ImageLimits.None).OrThrow(), InstanceLabels.Paint(export.Size, export.Instances))),
            cancellationToken);
    }
}
