using PerSense.Engine.Models.Installed;

namespace PerSense.Web.Features.ModelLibrary;

/// <summary>Models that were made from one imported checkpoint.</summary>
public sealed record PackageView(InstalledPackage Package, IReadOnlyList<ModelRow> Models);
