using Xunit.Abstractions;

namespace PerSense.Tests.Models.Import.Checkpoints;

public sealed class CheckpointFuzzTests(ITestOutputHelper output)
{
    [Fact]
    public void Two_thousand_changed_files_are_read_or_refused()
    {
        var accepted = CheckpointFuzz.Run(2000, seed: 1);
        // All refused or all accepted would mean that the changes do not reach the readers.
        Assert.InRange(accepted, 20, 1900);
    }

    [Fact]
    [Trait("Suite", "Long")]
    public void Hundreds_of_thousands_of_changed_files_are_read_or_refused()
    {
        const int Count = 300_000;
        var accepted = CheckpointFuzz.Run(Count, seed: 2);
        output.WriteLine($"{Count} changed files: {accepted} accepted, {Count - accepted} refused");
        Assert.InRange(accepted, Count / 100, Count);
    }
}
