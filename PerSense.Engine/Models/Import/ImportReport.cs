using PerSense.Engine.Models.Installed;

namespace PerSense.Engine.Models.Import;

/// <summary>What became of an imported checkpoint.</summary>
/// <param name="Package">What is installed now.</param>
/// <param name="Tensors">How many tensors the checkpoint has.</param>
/// <param name="Wrapper">The entry of the checkpoint under which its weights lay; null when they lay at the top.</param>
/// <param name="Skipped">Entries beside the weights, which were not read.</param>
/// <param name="LeftOver">Tensors that the architecture does not know; nothing was made of them.</param>
public sealed record ImportReport(
    InstalledPackage Package, int Tensors, string? Wrapper, IReadOnlyList<string> Skipped, IReadOnlyList<string> LeftOver);
