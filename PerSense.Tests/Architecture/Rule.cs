namespace PerSense.Tests.Architecture;

/// <summary>How a rule fails: with every place that breaks it, not only with the first few.</summary>
internal static class Rule
{
    public static void IsKept(IEnumerable<string> violations)
    {
        var places = violations.Distinct().ToList();
        Assert.True(places.Count == 0, $"{places.Count} violations:{Environment.NewLine}{string.Join(Environment.NewLine, places)}");
    }
}
