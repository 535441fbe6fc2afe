namespace PerSense.Web.Configuration;

/// <summary>How segmentation jobs are run. Section <c>PerSense:Jobs</c>.</summary>
public sealed class JobOptions
{
    public const string Section = "PerSense:Jobs";

    /// <summary>Jobs that run at the same time. Default 1.</summary>
    public int Workers { get; set; } = 1;

    /// <summary>Most jobs that one person may have waiting. Default 1000.</summary>
    public int MaxWaitingPerPerson { get; set; } = 1000;
}
