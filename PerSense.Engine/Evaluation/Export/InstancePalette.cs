namespace PerSense.Engine.Evaluation.Export;

/// <summary>
/// The colours of instances: the seven hues of Okabe and Ito ("Color Universal Design", 2008), which people with any common kind of
/// colour-blindness can tell apart. Ordered so that neighbours in the list differ in lightness too.
/// </summary>
public static class InstancePalette
{
    private static readonly InstanceColour[] _colours =
    [
        new(0xE6, 0x9F, 0x00), // orange
        new(0x00, 0x72, 0xB2), // blue
        new(0xF0, 0xE4, 0x42), // yellow
        new(0xD5, 0x5E, 0x00), // vermilion
        new(0x56, 0xB4, 0xE9), // sky blue
        new(0x00, 0x9E, 0x73), // bluish green
        new(0xCC, 0x79, 0xA7), // reddish purple
    ];

    /// <summary>All colours.</summary>
    public static IReadOnlyList<InstanceColour> Colours => _colours;

    /// <summary>The colour of an instance; colours repeat after the last.</summary>
    /// <param name="label">The instance's label, 1 or more.</param>
    public static InstanceColour Of(int label) => _colours[(label - 1) % _colours.Length];
}
