using System.CommandLine;
using PerSense.Engine.Models.Official;

namespace PerSense.Web.Cli;

/// <summary>What commands work with.</summary>
/// <param name="Console">Where they write.</param>
/// <param name="Methods">Where they get methods from.</param>
internal sealed record CommandServices(InvocationConfiguration Console, IMethodSource Methods)
{
    /// <summary>How downloads reach servers. Default: the network.</summary>
    public Func<HttpMessageHandler> Downloads { get; init; } = CheckpointDownload.CreateHandler;
}
