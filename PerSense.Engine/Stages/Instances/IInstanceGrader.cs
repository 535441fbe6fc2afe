namespace PerSense.Engine.Stages.Instances;

/// <summary>How sure it is that a mask is an instance.</summary>
internal interface IInstanceGrader
{
    /// <summary>Grades a mask.</summary>
    /// <param name="mask">Its measurements.</param>
    /// <param name="exemplars">The exemplars' median measurements.</param>
    /// <returns>0..1; higher is surer.</returns>
    double Grade(CandidateMeasurements mask, CandidateMeasurements exemplars);
}
