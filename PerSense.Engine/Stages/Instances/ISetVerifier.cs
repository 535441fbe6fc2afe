namespace PerSense.Engine.Stages.Instances;

/// <summary>Judges all candidates of an image together. Thread-safe.</summary>
public interface ISetVerifier
{
    /// <summary>How likely each candidate is an instance.</summary>
    /// <param name="table">The candidates.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A probability for each row of the table.</returns>
    IReadOnlyList<float> Judge(CandidateTable table, CancellationToken cancellationToken);
}
