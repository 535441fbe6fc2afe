using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PerSense.Web.Data;

/// <summary>Instants as milliseconds since 1970: SQLite has no type for them, and text with offsets cannot be ordered.</summary>
internal sealed class UnixMillisecondsConverter() : ValueConverter<DateTimeOffset, long>(
    static instant => instant.ToUnixTimeMilliseconds(), static stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));
