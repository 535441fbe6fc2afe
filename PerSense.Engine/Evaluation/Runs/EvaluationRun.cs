using System.Text.Json;
using PerSense.Engine.Evaluation.Datasets;
using PerSense.Engine.Evaluation.Export;
using PerSense.Engine.Evaluation.Metrics;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Methods;

namespace PerSense.Engine.Evaluation.Runs;

/// <summary>Runs a method over a pack, one image after the other, and scores what it finds.</summary>
/// <param name="method">The method with its models and options.</param>
public sealed class EvaluationRun(ISegmentationMethod method)
{
    private const string ReportFile = "report.json";

    /// <summary>
    /// Evaluates. Each image's labels appear whole in the output folder as soon as they are known; the report at the end. A report of
    /// an earlier run in the same folder is removed first, so that what is there always belongs together.
    /// </summary>
    /// <param name="plan">What to run.</param>
    /// <param name="progress">Told after each image; null when nobody watches.</param>
    /// <param name="cancellationToken">Stops the run; finished images stay.</param>
    /// <exception cref="PackException">The pack has a fault.</exception>
    /// <exception cref="IOException">The output folder cannot be written.</exception>
    public async Task<EvaluationReport> RunAsync(EvaluationPlan plan, IProgress<EvaluationProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var classes = plan.Select();
        Directory.CreateDirectory(plan.OutputFolder);
        File.Delete(Path.Combine(plan.OutputFolder, ReportFile));
        var tally = new EvaluationTally(classes.Sum(static item => item.Images.Count), progress);
        foreach (var item in classes)
        {
            await RunClassAsync(plan, item, tally, cancellationToken).ConfigureAwait(false);
        }

        var report = tally.ToReport(plan);
        await WriteAsync(Path.Combine(plan.OutputFolder, ReportFile), JsonSerializer.SerializeToUtf8Bytes(report, EngineJson.Indented), cancellationToken)
            .ConfigureAwait(false);
        return report;
    }

    private async Task RunClassAsync(EvaluationPlan plan, PackClass item, EvaluationTally tally, CancellationToken cancellationToken)
    {
        var shown = plan.Protocol == Protocol.CrossImage
            ? await LoadReferenceAsync(item.Reference, cancellationToken).ConfigureAwait(false)
            : null;
        tally.Begin(item.Name);
        foreach (var image in item.Images)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var sample = await LabelledFolderPack.LoadAsync(image, cancellationToken).ConfigureAwait(false);
            var reference = shown ?? ReferenceOn(sample, image.Exemplar);
            var attempt = Attempt(new(sample.Image, [reference], item.Label), cancellationToken);
            var path = Path.Combine(plan.OutputFolder, item.Name, image.Id);
            await KeepAsync(path + ".labels.png", attempt.Labels is { } labels ? LabelImage.Encode(labels) : null, cancellationToken).ConfigureAwait(false);
            await KeepAsync(path + CandidateFile.Extension, Candidates(attempt, sample), cancellationToken).ConfigureAwait(false);
            tally.Add(item.Name, image.Id, attempt, Score(plan.Protocol, new(sample.Labels, attempt.LabelsOrEmpty(sample.Labels.Size)), image.Exemplar));
        }
    }

    private static ImageScore Score(Protocol protocol, LabelComparison comparison, int exemplar) =>
        protocol == Protocol.SameImage ? ImageScore.OfOthers(comparison, exemplar) : ImageScore.Of(comparison);

    private static async Task<Reference> LoadReferenceAsync(PackImage image, CancellationToken cancellationToken) =>
        ReferenceOn(await LabelledFolderPack.LoadAsync(image, cancellationToken).ConfigureAwait(false), image.Exemplar);

    private static Reference ReferenceOn(PackSample sample, int exemplar) =>
        new(sample.Image, new ReferenceMark.Pixels(sample.Labels.ToMask(exemplar)));

    private ImageAttempt Attempt(SegmentationRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var result = method.Segment(request, observer: null, cancellationToken);
            return new(result, InstanceLabels.Paint(request.Image.Size, [.. result.Instances.Accepted]), Failure: null);
        }
        catch (InvalidReferenceException fault)
        {
            return new(Result: null, Labels: null, fault.Message);
        }
    }

    private static byte[]? Candidates(ImageAttempt attempt, PackSample sample) =>
        attempt.Result?.Instances.Candidates is { } table ? CandidateFile.Write(table, sample.Labels) : null;

    // Without a prediction no older file may stay behind and pass for one.
    private static async Task KeepAsync(string path, byte[]? content, CancellationToken cancellationToken)
    {
        if (content is not null)
        {
            await WriteAsync(path, content, cancellationToken).ConfigureAwait(false);
        }
        else if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    private static async Task WriteAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        using var files = new FileBatch();
        await files.AddAsync(path, content, cancellationToken).ConfigureAwait(false);
        files.Commit();
    }
}
