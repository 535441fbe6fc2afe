namespace PerSense.Engine.Methods;

/// <summary>What kind of value an option takes, in the JSON of a preset. A closed choice.</summary>
public enum OptionKind
{
    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A number without fraction.</summary>
    WholeNumber,

    /// <summary>A number.</summary>
    Number,

    /// <summary>One of <see cref="OptionDescription.Choices"/>, as a string.</summary>
    Choice,

    /// <summary>One or more of <see cref="OptionDescription.Choices"/>, as a string with commas between them.</summary>
    Choices,
}
