using PerSense.Engine.Models.Import.Architectures.CounTr;
using PerSense.Engine.Models.Import.Architectures.DinoV2;
using PerSense.Engine.Models.Import.Architectures.Dsalvanet;
using PerSense.Engine.Models.Import.Architectures.EfficientSam;
using PerSense.Engine.Models.Import.Architectures.ResNet;
using PerSense.Engine.Models.Import.Architectures.Sam;
using PerSense.Engine.Models.Import.Architectures.TinyVit;

namespace PerSense.Engine.Models.Import;

/// <summary>The designs whose checkpoints can be imported; one line for each.</summary>
internal static class ArchitectureCatalogue
{
    /// <summary>All designs. A checkpoint is of at most one.</summary>
    public static IReadOnlyList<IArchitecture> All { get; } =
    [
        new SamArchitecture(),
        new MobileSamArchitecture(),
        new EfficientSamArchitecture(),
        new DinoArchitecture(),
        new CounTrArchitecture(),
        new DsalvanetArchitecture(),
        new ResNetArchitecture(),
    ];
}
