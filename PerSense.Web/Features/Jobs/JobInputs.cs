using Microsoft.EntityFrameworkCore;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Methods;
using PerSense.Web.Data;
using PerSense.Web.Features.Exemplars;
using PerSense.Web.Features.Images;

namespace PerSense.Web.Features.Jobs;

/// <summary>Reads what a job works on: the image, and the exemplar with its own image when that is another one.</summary>
internal sealed class JobInputs(IDbContextFactory<AppDbContext> databases, ImageShelf shelf)
{
    public async Task<JobInput> ReadAsync(SegmentationJob job, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var exemplar = await db.Exemplars.AsNoTracking().SingleAsync(exemplar => exemplar.Id == job.ExemplarId, cancellationToken);
        var image = await DecodeAsync(db, job.ImageId, cancellationToken);
        var reference = exemplar.ImageId == job.ImageId ? image : await DecodeAsync(db, exemplar.ImageId, cancellationToken);
        var request = new SegmentationRequest(image, [new Reference(reference, exemplar.Mark.ToReferenceMark())], exemplar.Name);
        return new JobInput(new EngineTask(job.Method, job.Preset, job.Options, request) { Models = job.Models }, exemplar);
    }

    private async Task<ImageBuffer> DecodeAsync(AppDbContext db, Guid imageId, CancellationToken cancellationToken)
    {
        var hash = await db.Images.Where(image => image.Id == imageId).Select(static image => image.ContentHash).SingleAsync(cancellationToken);
        var bytes = await shelf.ReadOriginalAsync(hash, cancellationToken);
        return ImageCodec.Decode(bytes, ImageLimits.None).OrThrow();
    }
}
