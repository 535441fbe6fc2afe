namespace PerSense.Engine.Stages;

/// <summary>Checks that several options records share; each answer is a fault to report or nothing.</summary>
internal static class OptionCheck
{
    /// <summary>Refuses options with faults.</summary>
    /// <param name="faults">What is wrong; empty for nothing.</param>
    /// <exception cref="ArgumentException">There is at least one fault; the message names each.</exception>
    public static void Throw(IReadOnlyCollection<string> faults)
    {
        if (faults.Count > 0)
        {
            throw new ArgumentException($"The options cannot be used: {string.Join(' ', faults)}");
        }
    }

    /// <summary>A share or probability.</summary>
    /// <param name="name">The option with its stage, as in <c>Instances.LeastStrength</c>.</param>
    /// <param name="value">Its value; null is allowed.</param>
    public static IEnumerable<string> Share(string name, double? value)
    {
        if (value is not (null or (>= 0 and <= 1)))
        {
            yield return $"{name} must be between 0 and 1, not {value}.";
        }
    }

    /// <summary>A finite number that is not negative.</summary>
    /// <param name="name">The option with its stage.</param>
    /// <param name="value">Its value.</param>
    public static IEnumerable<string> NotNegative(string name, double value)
    {
        if (!(value >= 0 && double.IsFinite(value)))
        {
            yield return $"{name} must be 0 or more, not {value}.";
        }
    }

    /// <summary>A finite number above 0.</summary>
    /// <param name="name">The option with its stage.</param>
    /// <param name="value">Its value.</param>
    public static IEnumerable<string> Positive(string name, double value)
    {
        if (!(value > 0 && double.IsFinite(value)))
        {
            yield return $"{name} must be positive, not {value}.";
        }
    }

    /// <summary>A whole number with both bounds.</summary>
    /// <param name="name">The option with its stage.</param>
    /// <param name="value">Its value.</param>
    /// <param name="least">The lower bound.</param>
    /// <param name="most">The upper bound.</param>
    public static IEnumerable<string> Between(string name, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            yield return $"{name} must be between {least} and {most}, not {value}.";
        }
    }

    /// <summary>A whole number with a lower bound.</summary>
    /// <param name="name">The option with its stage.</param>
    /// <param name="value">Its value; null is allowed.</param>
    /// <param name="least">The bound.</param>
    public static IEnumerable<string> AtLeast(string name, int? value, int least)
    {
        if (value < least)
        {
            yield return $"{name} must be at least {least}, not {value}.";
        }
    }
}
