using System.Text.Json;
using PerSense.Web.Data;

namespace PerSense.Web.Features.Exemplars;

internal static class StoredMarks
{
    /// <summary>Whether two marks mean the very same pixels; lists are compared by their content.</summary>
    public static bool AreEqual(StoredMark a, StoredMark b) =>
        JsonSerializer.Serialize(a, JsonText.Options) == JsonSerializer.Serialize(b, JsonText.Options);
}
