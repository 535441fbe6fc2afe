using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import;

/// <summary>One network design whose checkpoints can be imported, in all its sizes. Has no state. Thread-safe.</summary>
internal interface IArchitecture
{
    /// <summary>Its name: lower-case letters, digits and hyphens, such as <c>sam</c>.</summary>
    string Id { get; }

    /// <summary>Whether a checkpoint is of this design, judged by the names and shapes of its tensors alone; no number is read.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    bool Recognises(IWeightSource checkpoint);

    /// <summary>What to make of a checkpoint that <see cref="Recognises"/> has accepted.</summary>
    /// <param name="weights">
    /// Its tensors. What is taken or ignored counts as used; what is left over is reported and nothing is made of it.
    /// </param>
    /// <param name="options">What the person who imports chose.</param>
    /// <exception cref="WeightException">A tensor is missing or has another shape.</exception>
    ImportPlan Plan(WeightMap weights, ImportOptions options);
}
