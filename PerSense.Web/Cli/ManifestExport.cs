using PerSense.Engine.Models;
using PerSense.Engine.Models.Installed;

namespace PerSense.Web.Cli;

/// <summary>The output of <c>models export-manifest</c>.</summary>
/// <param name="Shipped">Models that came with the program.</param>
/// <param name="Installed">Imports with their checkpoint and models.</param>
internal sealed record ManifestExport(IReadOnlyList<ModelManifest> Shipped, IReadOnlyList<InstalledPackage> Installed);
