namespace PerSense.Web.Cli;

/// <summary>How one part of the installation is.</summary>
internal enum DoctorStatus
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>It works, but a person may want to know.</summary>
    Warning,

    /// <summary>Something will not work.</summary>
    Fault,
}
