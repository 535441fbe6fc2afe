using PerSense.Engine.Methods;

namespace PerSense.Web.Features.Jobs;

/// <summary>What the worker needs of the engine.</summary>
public interface ISegmentationEngine
{
    /// <summary>The methods, the one to start with first; each with its presets, the one to start with first.</summary>
    IReadOnlyList<MethodOffer> Offers { get; }

    /// <summary>Runs a method; the call takes as long as the run.</summary>
    /// <exception cref="InvalidReferenceException">The exemplar cannot be used.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    EngineAnswer Segment(EngineTask task, ISegmentationObserver observer, CancellationToken cancellationToken);
}
