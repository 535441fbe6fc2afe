using System.CommandLine;
using System.Text.Json;
using PerSense.Engine.Evaluation.Export;

namespace PerSense.Web.Cli;

/// <summary>Results go to standard output, progress and faults to standard error, so that output can be piped.</summary>
internal sealed class CommandConsole(InvocationConfiguration configuration)
{
    private readonly bool _isLive = ReferenceEquals(configuration.Error, Console.Error) && !Console.IsErrorRedirected;
    private int _statusLength;

    /// <summary>Writes a line of the result.</summary>
    public void WriteLine(string line)
    {
        ClearStatus();
        configuration.Output.WriteLine(line);
    }

    /// <summary>Writes a whole result as JSON.</summary>
    public void WriteJson<T>(T value) => WriteLine(JsonSerializer.Serialize(value, EngineJson.Indented));

    /// <summary>Writes a line about the run that is no result.</summary>
    public void WriteNote(string line)
    {
        ClearStatus();
        configuration.Error.WriteLine(line);
    }

    /// <summary>Shows what is going on in a line that the next one replaces; nothing when nobody watches.</summary>
    public void ShowStatus(string line)
    {
        if (_isLive)
        {
            configuration.Error.Write('\r' + line.PadRight(_statusLength));
            _statusLength = line.Length;
        }
    }

    /// <summary>Wipes the status line, if there is one.</summary>
    public void ClearStatus()
    {
        if (_statusLength > 0)
        {
            configuration.Error.Write('\r' + new string(' ', _statusLength) + '\r');
            _statusLength = 0;
        }
    }
}
