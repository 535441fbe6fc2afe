namespace PerSense.Web.Features.Admin;

/// <summary>What the data folder takes, in bytes.</summary>
/// <param name="Folder">The data folder.</param>
/// <param name="Free">Free on its disk.</param>
/// <param name="ImageCount">Images in all projects.</param>
/// <param name="RunCount">Runs in all projects.</param>
public sealed record DiskUse(string Folder, long Images, long Renditions, long Runs, long Database, long Free, int ImageCount, int RunCount);
