using System.CommandLine;
using System.Reflection;
using PerSense.Web.Configuration;

namespace PerSense.Web.Cli;

/// <summary><c>doctor</c>: is everything there that the program needs?</summary>
internal sealed class DoctorCommand : Command
{
    private readonly Option<DirectoryInfo?> _data = new("--data") { Description = "The data folder to look at. Default: the one that serve would use.", HelpName = "folder" };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };

    /// <summary>The verb with its options.</summary>
    public DoctorCommand()
        : base("doctor", "Check what the program needs: native libraries, device, models by checksum, database, data folder, disk space. Exit code 1 when something is wrong.")
    {
        Options.Add(_data);
        Options.Add(_json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var console = new CommandConsole(parsed.InvocationConfiguration);
        var checks = new Doctor(parsed.GetValue(_data)?.FullName ?? ConfiguredDataFolder()).Examine();
        var healthy = checks.All(static check => check.Status != DoctorStatus.Fault);
        var report = new DoctorReport(Version, healthy, checks);
        if (parsed.GetValue(_json))
        {
            console.WriteJson(report);
        }
        else
        {
            WriteText(report, console);
        }

        return healthy ? ExitCode.Success : ExitCode.Failure;
    }

    private static string Version => typeof(DoctorCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private static string ConfiguredDataFolder()
    {
        var builder = PerSenseServer.CreateBuilder();
        var options = builder.Configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        return new DataFolder(Microsoft.Extensions.Options.Options.Create(options)).Root;
    }

    private static void WriteText(DoctorReport report, CommandConsole console)
    {
        console.WriteLine($"PerSense {report.Version}");
        var width = report.Checks.Max(static check => check.Name.Length);
        foreach (var check in report.Checks)
        {
            console.WriteLine($"{Mark(check.Status),-7}  {check.Name.PadRight(width)}  {check.Detail}");
        }

        console.WriteLine(report.Healthy ? "Everything that is needed is there." : "Something is wrong: see the lines marked FAULT.");
    }

    private static string Mark(DoctorStatus status) => status switch
    {
        DoctorStatus.Ok => "ok",
        DoctorStatus.Warning => "warning",
        _ => "FAULT",
    };
}
