using PerSense.Web.Features.Exemplars;

namespace PerSense.Web.Canvas;

/// <summary>What a page hears of its canvas.</summary>
public interface ICanvasListener
{
    /// <summary>The mark changed; null when it is gone or says too little to search with.</summary>
    Task OnMarkAsync(StoredMark? mark);

    /// <summary>The confidence slider was let go.</summary>
    Task OnThresholdAsync(double threshold);

    /// <summary>A command of <c>tools/keys.js</c> that the page carries out.</summary>
    Task OnCommandAsync(string command);

    /// <summary>Something failed in the browser; the sentence is for the person.</summary>
    Task OnProblemAsync(string message);
}
