namespace PerSense.Web.Cli;

/// <summary>The folder that results are written to.</summary>
internal static class OutputFolder
{
    /// <summary>Makes the folder when it is absent and tries to write in it, so that a long run does not fail at its end.</summary>
    /// <param name="path">The folder.</param>
    /// <returns>Its full path.</returns>
    /// <exception cref="CommandFault">It cannot be made or written.</exception>
    public static string Prepare(string path)
    {
        var fault = FindFault(path);
        return fault is null
            ? Path.GetFullPath(path)
            : throw CommandFault.BadInput($"The output folder {path} cannot be written: {fault} Choose another one by --out.");
    }

    /// <summary>Makes a folder when it is absent and tries to write in it.</summary>
    /// <returns>Why it cannot be written; null when it can.</returns>
    public static string? FindFault(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".persense-{Environment.ProcessId}.partial");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault.Message;
        }
    }
}
