using PerSense.Engine.Methods;

namespace PerSense.Web.Features.Jobs;

/// <summary>The engine of an installation that has no method: nothing can be put into the queue.</summary>
internal sealed class EngineWithoutMethods : ISegmentationEngine
{
    public IReadOnlyList<MethodOffer> Offers => [];

    public EngineAnswer Segment(EngineTask task, ISegmentationObserver observer, CancellationToken cancellationToken) =>
        throw new InvalidReferenceException("This server has no segmentation method. Ask an administrator to install the models.");
}
