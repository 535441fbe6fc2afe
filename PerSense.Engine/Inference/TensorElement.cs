namespace PerSense.Engine.Inference;

/// <summary>What the numbers of a model's input are. Workers hand all of them over as reals; the session writes them as the model wants.</summary>
public enum TensorElement
{
    /// <summary>Single-precision reals.</summary>
    Real,

    /// <summary>64-bit integers; the reals handed over are whole.</summary>
    Whole,

    /// <summary>Truth values; a real other than 0 is true.</summary>
    Truth,
}
