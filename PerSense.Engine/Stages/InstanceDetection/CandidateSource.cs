namespace PerSense.Engine.Stages.InstanceDetection;

/// <summary>What candidates are read from; several may be joined.</summary>
[Flags]
public enum CandidateSource
{
    /// <summary>Contours of the thresholded density map (PerSense, section 3.2).</summary>
    Contours = 1,

    /// <summary>Local maxima of the density map in grey levels (PerSense++).</summary>
    DensityPeaks = 2,

    /// <summary>Local maxima of the centre heat map; contours where the estimator gives none.</summary>
    HeatPeaks = 4,
}
