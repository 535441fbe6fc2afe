namespace PerSense.Engine.Methods;

/// <summary>The options of a method: an immutable record whose defaults are the recommended values.</summary>
internal interface IMethodOptions
{
    /// <summary>Checks all options at once.</summary>
    /// <exception cref="ArgumentException">At least one value is out of range; the message names each.</exception>
    void Validate();
}
