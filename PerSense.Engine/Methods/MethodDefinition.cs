using PerSense.Engine.Models;

namespace PerSense.Engine.Methods;

/// <summary>A method of the catalogue: what people read about it, and how it is made.</summary>
internal abstract class MethodDefinition
{
    /// <summary>What people choose it by.</summary>
    public abstract MethodDescription Description { get; }

    /// <summary>Binds it to models and options.</summary>
    /// <param name="optionsJson">Options as a preset writes them.</param>
    /// <param name="models">The loaded networks.</param>
    /// <param name="time">Where durations come from.</param>
    /// <exception cref="ArgumentException">The options cannot be read or used.</exception>
    /// <exception cref="MissingModelException">A model is missing.</exception>
    public ISegmentationMethod Create(string optionsJson, MethodModels models, TimeProvider time)
    {
        ModelRole[] missing = [.. Description.Roles.Except(models.Roles)];
        return missing.Length == 0 ? Bind(optionsJson, models, time) : throw new MissingModelException(Description.Label, missing);
    }

    /// <summary>Reads and checks options; needs no models.</summary>
    /// <param name="optionsJson">Options as a preset writes them.</param>
    /// <exception cref="ArgumentException">The options cannot be read or used; the message names every fault.</exception>
    public abstract void Check(string optionsJson);

    /// <summary>Reads the options and makes the method; all its models are there.</summary>
    /// <param name="optionsJson">Options as a preset writes them.</param>
    /// <param name="models">The loaded networks.</param>
    /// <param name="time">Where durations come from.</param>
    protected abstract ISegmentationMethod Bind(string optionsJson, MethodModels models, TimeProvider time);
}
