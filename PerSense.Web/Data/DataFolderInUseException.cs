namespace PerSense.Web.Data;

/// <summary>Another server holds the data folder.</summary>
internal sealed class DataFolderInUseException(string message, Exception fault) : IOException(message, fault);
