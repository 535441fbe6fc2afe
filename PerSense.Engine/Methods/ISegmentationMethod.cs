namespace PerSense.Engine.Methods;

/// <summary>A segmentation method with its models and options bound. Thread-safe; one instance serves many runs.</summary>
public interface ISegmentationMethod
{
    /// <summary>Finds every instance like the references.</summary>
    /// <param name="request">The image and its references.</param>
    /// <param name="observer">Told of progress; null when nobody watches.</param>
    /// <param name="cancellationToken">Stops the run, also while a network is at work.</param>
    /// <exception cref="InvalidReferenceException">The mark is empty, outside the image or leads to no object; the message says what to do.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    SegmentationResult Segment(SegmentationRequest request, ISegmentationObserver? observer, CancellationToken cancellationToken);
}
