using PerSense.Engine.Methods;
using PerSense.Engine.Models;

namespace PerSense.Web.Features.Jobs;

/// <summary>What the worker needs of the engine.</summary>
public interface ISegmentationEngine
{
    /// <summary>The methods, the one to start with first; each with its presets, the one to start with first.</summary>
    IReadOnlyList<MethodOffer> Offers { get; }

    /// <summary>The methods as they are with chosen models, which decide what they lack.</summary>
    IReadOnlyList<MethodOffer> OffersFor(ModelSelection chosen);

    /// <summary>Why options cannot be used; null when they can.</summary>
    /// <param name="method">An offered method's id.</param>
    /// <param name="preset">The id of one of its presets.</param>
    /// <param name="changes">What is changed in the preset, as a JSON object.</param>
    string? FaultOf(string method, string preset, string changes);

    /// <summary>Runs a method; the call takes as long as the run.</summary>
    /// <exception cref="InvalidReferenceException">The exemplar cannot be used.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    EngineAnswer Segment(EngineTask task, ISegmentationObserver observer, CancellationToken cancellationToken);
}
