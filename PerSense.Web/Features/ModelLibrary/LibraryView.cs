namespace PerSense.Web.Features.ModelLibrary;

/// <summary>All models of this server, for the page.</summary>
/// <param name="Bundles">What came with the program.</param>
/// <param name="Packages">What was imported.</param>
/// <param name="Faults">Imported folders that cannot be used, as sentences.</param>
/// <param name="Official">The published checkpoints.</param>
/// <param name="ShippedBytes">What the files that came with the program take.</param>
/// <param name="InstalledBytes">What the imported files take.</param>
/// <param name="FreeBytes">Free on the disk of the imported models.</param>
public sealed record LibraryView(
    IReadOnlyList<BundleView> Bundles,
    IReadOnlyList<PackageView> Packages,
    IReadOnlyList<string> Faults,
    IReadOnlyList<OfficialView> Official,
    long ShippedBytes,
    long InstalledBytes,
    long FreeBytes);
