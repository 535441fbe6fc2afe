using PerSense.Engine.Models.Official;

namespace PerSense.Web.Features.ModelLibrary.Imports;

/// <summary>Where a checkpoint comes from. A closed choice.</summary>
public abstract record ImportSource
{
    private ImportSource()
    {
    }

    /// <summary>The name for people.</summary>
    public abstract string Name { get; }

    /// <summary>A file on the server that stays where it is.</summary>
    public sealed record ServerFile(string Path) : ImportSource
    {
        public override string Name => System.IO.Path.GetFileName(Path);
    }

    /// <summary>An uploaded file in a folder of its own, which goes when the import is over.</summary>
    public sealed record Upload(string Path) : ImportSource
    {
        public override string Name => System.IO.Path.GetFileName(Path);
    }

    /// <summary>A published checkpoint, to be downloaded first.</summary>
    public sealed record Download(OfficialCheckpoint Checkpoint) : ImportSource
    {
        public override string Name => Checkpoint.Label;
    }
}
