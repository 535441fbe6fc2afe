using PerSense.Engine.Evaluation.Export;
using PerSense.Engine.Methods;

namespace PerSense.Web.Cli;

/// <summary>A method with its models loaded.</summary>
/// <param name="method">The method.</param>
/// <param name="setup">Its names, for reports.</param>
/// <param name="models">What holds the models in memory; null when nothing has to be freed.</param>
internal sealed class OpenedMethod(ISegmentationMethod method, MethodSetup setup, IDisposable? models) : IDisposable
{
    public ISegmentationMethod Method => method;

    public MethodSetup Setup => setup;

    public void Dispose() => models?.Dispose();
}
