using PerSense.Engine.Inference;
using PerSense.Engine.Methods;

namespace PerSense.Web.Cli;

/// <summary>Segments images one after the other; one that fails does not stop the others.</summary>
internal sealed class SegmentRun(OpenedMethod opened, ReferenceSource references, SegmentJob job, CommandConsole console)
{
    private readonly SegmentOutput _output = new(opened.Setup, job.Label);

    /// <summary>Runs over all inputs.</summary>
    /// <param name="cancellationToken">Stops the run; finished images stay.</param>
    /// <returns>One outcome an input, in their order.</returns>
    public async Task<IReadOnlyList<ImageOutcome>> RunAsync(CancellationToken cancellationToken)
    {
        var outcomes = new List<ImageOutcome>();
        foreach (var (file, paths) in job.Inputs.Zip(OutputPaths.For(job.OutputFolder, job.Inputs)))
        {
            var status = new StatusObserver(console, $"[{outcomes.Count + 1}/{job.Inputs.Count}] {file.Name}");
            outcomes.Add(await AttemptAsync(file, paths, status, cancellationToken));
        }

        return outcomes;
    }

    private async Task<ImageOutcome> AttemptAsync(FileInfo file, OutputPaths paths, StatusObserver status, CancellationToken cancellationToken)
    {
        try
        {
            var request = await references.RequestAsync(file, job.Label, cancellationToken);
            var result = opened.Method.Segment(request, status, cancellationToken);
            await _output.WriteAsync(file, new(request.Image, result), paths, cancellationToken);
            return Succeeded(file, paths, result);
        }
        catch (CommandFault fault)
        {
            return new(file.FullName) { Error = fault.Message, IsBadInput = fault.ExitCode == ExitCode.BadUsage };
        }
        catch (InvalidReferenceException fault)
        {
            return new(file.FullName) { Error = $"{file.Name}: {fault.Message}", IsBadInput = true };
        }
        catch (ModelRunException fault)
        {
            return new(file.FullName) { Error = $"{file.Name}: {fault.Message}" };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new(file.FullName) { Error = $"{file.Name}: the results cannot be written: {fault.Message}. Make room, or choose another folder by --out." };
        }
    }

    private static ImageOutcome Succeeded(FileInfo file, OutputPaths paths, SegmentationResult result) => new(file.FullName)
    {
        Labels = paths.Labels,
        Overlay = paths.Overlay,
        Json = paths.Json,
        Count = result.Instances.Count,
        ExpectedCount = result.Density?.ExpectedCount,
        Milliseconds = Math.Round(result.Trace.Duration.TotalMilliseconds, 2),
        Notices = result.Notices,
    };
}
