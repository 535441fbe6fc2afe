using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Inference;
using PerSense.Engine.Models;

namespace PerSense.Web.Cli;

/// <summary>Looks at everything that the program needs from the machine. Changes nothing.</summary>
/// <param name="dataFolder">The folder that <c>serve</c> would use.</param>
internal sealed class Doctor(string dataFolder)
{
    private const double LeastFreeGigabytes = 1;
    private static readonly Version LeastSqlite = new(3, 38);

    /// <summary>All findings, in the order in which the parts depend on each other.</summary>
    public IReadOnlyList<DoctorCheck> Examine() =>
    [
        new("operating system", DoctorStatus.Ok, $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}"),
        new(".NET", DoctorStatus.Ok, RuntimeInformation.FrameworkDescription),
        new("processor", DoctorStatus.Ok, $"{Environment.ProcessorCount} cores"),
        new("memory", DoctorStatus.Ok, $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0.0} GB"),
        .. Try("ONNX Runtime", ExamineRuntime),
        .. Try("image codecs", ExamineCodecs),
        .. Try("SQLite", ExamineSqlite),
        .. Try("models", ExamineModels),
        .. Try("data folder", ExamineDataFolder),
    ];

    private static IEnumerable<DoctorCheck> Try(string name, Func<IEnumerable<DoctorCheck>> examine)
    {
        try
        {
            return examine();
        }
        catch (Exception fault) when (fault is CommandFault or ModelLoadException or DllNotFoundException or TypeInitializationException
            or SqliteException or IOException or UnauthorizedAccessException)
        {
            return [new(name, DoctorStatus.Fault, (fault as TypeInitializationException)?.InnerException?.Message ?? fault.Message)];
        }
    }

    private static IEnumerable<DoctorCheck> ExamineRuntime()
    {
        var device = DeviceSelection.Select(new InferenceOptions());
        return
        [
            new("ONNX Runtime", DoctorStatus.Ok, device.RuntimeVersion),
            new("device", DoctorStatus.Ok, $"{device.Name}. {device.Reason}"),
        ];
    }

    private static IEnumerable<DoctorCheck> ExamineCodecs() => [new("image codecs", DoctorStatus.Ok, $"libvips {ImageCodec.LibraryVersion}")];

    private static IEnumerable<DoctorCheck> ExamineSqlite()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var version = connection.ServerVersion;
        return [Version.Parse(version) < LeastSqlite
            ? new("SQLite", DoctorStatus.Fault, $"{version}; at least {LeastSqlite} is needed. Install a newer libsqlite3.")
            : new("SQLite", DoctorStatus.Ok, version)];
    }

    private static IEnumerable<DoctorCheck> ExamineModels()
    {
        using var models = EngineModels.Open();
        ModelFileReport[] reports = [.. models.Library.Catalogue.Models.Select(models.Library.Inspect)];
        var ready = reports.Count(static report => report.State == ModelFileState.Ready);
        return
        [
            new("models", DoctorStatus.Ok, $"{ready} of {reports.Length} verified by SHA-256, in {models.Library.Folder}"),
            .. reports.Where(static report => report.State != ModelFileState.Ready)
                .Select(static report => new DoctorCheck($"model {report.Model.Id}", DoctorStatus.Fault, report.Message)),
        ];
    }

    private IEnumerable<DoctorCheck> ExamineDataFolder()
    {
        var exists = Directory.Exists(dataFolder);
        var nearest = NearestExisting(dataFolder);
        if (OutputFolder.FindFault(nearest) is { } fault)
        {
            return [new("data folder", DoctorStatus.Fault, $"{dataFolder} cannot be written: {fault} Choose another one by --data or PERSENSE_DATA.")];
        }

        var free = new DriveInfo(nearest).AvailableFreeSpace / 1e9;
        return
        [
            new("data folder", DoctorStatus.Ok, exists ? $"{dataFolder}, writable" : $"{dataFolder}, will be made at the first start"),
            free < LeastFreeGigabytes
                ? new("disk space", DoctorStatus.Warning, $"only {free:0.0} GB are free; uploads may soon fail. Make room or move the data folder.")
                : new("disk space", DoctorStatus.Ok, $"{free:0.0} GB free"),
        ];
    }

    private static string NearestExisting(string folder)
    {
        var at = folder;
        while (!Directory.Exists(at))
        {
            if (File.Exists(at))
            {
                throw new IOException($"{folder} cannot be made, because {at} is a file. Choose another one by --data or PERSENSE_DATA.");
            }

            at = Path.GetDirectoryName(at) ?? throw new IOException($"There is no folder above {folder}. Choose another data folder.");
        }

        return at;
    }
}
