namespace PerSense.Web.Data.Files;

/// <summary>Recognises a full disk, which .NET reports as an <see cref="IOException"/> like any other.</summary>
internal static class DiskFull
{
    private const int NoSpaceOnUnix = 28; // ENOSPC
    private const int QuotaOnUnix = 122; // EDQUOT
    private const int DiskFullOnWindows = unchecked((int)0x80070070);
    private const int HandleDiskFullOnWindows = unchecked((int)0x80070027);

    /// <summary>What to tell the person.</summary>
    public const string Message =
        "The server's disk is full, so nothing was stored. Ask an administrator to free space or to move the data folder, then try again.";

    public static bool Is(Exception fault) =>
        fault is IOException { HResult: NoSpaceOnUnix or QuotaOnUnix or DiskFullOnWindows or HandleDiskFullOnWindows }
        || fault is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: SqliteFull }
        || (fault.InnerException is { } inner && Is(inner));

    private const int SqliteFull = 13;
}
