namespace PerSense.Engine.Stages.Exemplars;

/// <summary>By what the first exemplar is chosen among the masks at the location priors. A closed choice.</summary>
public enum ExemplarChoice
{
    /// <summary>The first location's mask with the highest predicted IoU (released code).</summary>
    PredictedIou,

    /// <summary>Predicted IoU times likeness to the reference in features, colour and size.</summary>
    Likeness,
}
