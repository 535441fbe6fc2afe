using Microsoft.Extensions.Options;

namespace PerSense.Web.Configuration;

/// <summary>
/// The paths below the data folder. It is <c>PerSense:DataFolder</c>, else the environment's <c>PERSENSE_DATA</c>, else <c>data</c> at
/// the repository's root when run from the sources, else <c>data</c> beside the binary.
/// </summary>
public sealed class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public DataFolder(IOptions<StorageOptions> options)
    {
        var chosen = options.Value.DataFolder ?? Environment.GetEnvironmentVariable("PERSENSE_DATA");
        Root = Path.GetFullPath(string.IsNullOrWhiteSpace(chosen) ? Default() : chosen);
    }

    public string Root { get; }

    public string Database => Path.Combine(Root, "persense.db");

    public string Keys => Path.Combine(Root, "keys");

    public string Images => Path.Combine(Root, "images");

    public string Renditions => Path.Combine(Root, "renditions");

    /// <summary>Imported models, unless the settings name another folder; made by the first import.</summary>
    public string Models => Path.Combine(Root, "models");

    public string Runs => Path.Combine(Root, "runs");

    /// <summary>Half-written files live here and are moved away when whole; emptied at each start.</summary>
    public string Temporary => Path.Combine(Root, "temporary");

    /// <summary>Creates what is missing, readable by the owner alone.</summary>
    public void Create()
    {
        string[] folders = [Root, Keys, Images, Renditions, Runs, Temporary];
        foreach (var folder in folders)
        {
            CreateOwnerOnly(folder);
        }

        CreateDatabaseFile();
    }

    private static void CreateOwnerOnly(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly);
        }
    }

    // Wherever it is started from: a build folder is wiped now and then, so what lies in the repository has its data there.
    private static string Default()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "PerSense.Web.sln")))
            {
                return Path.Combine(at.FullName, "data");
            }
        }

        return Path.Combine(AppContext.BaseDirectory, "data");
    }

    // SQLite gives its other files the rights of this one.
    private void CreateDatabaseFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(Database, options).Dispose();
    }
}
