namespace PerSense.Engine.Stages.Instances;

/// <summary>What decides which masks are instances. A closed choice.</summary>
public enum InstanceChoice
{
    /// <summary>The learned verifier that came with the models, relative to the best masks; thresholds where they have none.</summary>
    Verifier,

    /// <summary>Thresholds relative to the exemplars.</summary>
    Thresholds,
}
