using PerSense.Engine.Models.Official;

namespace PerSense.Web.Features.ModelLibrary;

/// <summary>A published checkpoint.</summary>
/// <param name="IsInstalled">Whether models were made from this very file.</param>
public sealed record OfficialView(OfficialCheckpoint Checkpoint, bool IsInstalled);
