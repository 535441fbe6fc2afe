namespace PerSense.Web.Features.ModelLibrary.Imports;

/// <summary>An import as programs see it.</summary>
/// <param name="State"><c>waiting</c>, <c>running</c>, <c>done</c>, <c>failed</c> or <c>cancelled</c>.</param>
/// <param name="Step">What is being done while it runs; null otherwise.</param>
/// <param name="Fraction">0..1 of that step; null when it is not known.</param>
/// <param name="Error">Why it failed and what to do; null otherwise.</param>
/// <param name="PackageId">What was installed; null until then.</param>
/// <param name="LeftOver">Tensors that nothing was made of; null until it is done.</param>
internal sealed record ImportAnswer(
    Guid Id, string Name, string State, string? Step, double? Fraction, string? Error, string? PackageId, IReadOnlyList<string>? LeftOver)
{
    public static ImportAnswer From(ModelImport import)
    {
        var (running, report) = (import.State as ImportState.Running, (import.State as ImportState.Done)?.Report);
        var state = import.State switch
        {
            ImportState.Waiting => "waiting",
            ImportState.Running => "running",
            ImportState.Done => "done",
            ImportState.Failed => "failed",
            _ => "cancelled",
        };
        return new ImportAnswer(
            import.Id, import.Name, state, running?.Step, running?.Fraction, (import.State as ImportState.Failed)?.Error, report?.Package.Id, report?.LeftOver);
    }
}
