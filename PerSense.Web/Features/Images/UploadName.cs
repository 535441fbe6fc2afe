namespace PerSense.Web.Features.Images;

/// <summary>The name of an uploaded file as it is shown: without folders and control characters. It never becomes a path.</summary>
internal static class UploadName
{
    private const string Unnamed = "image";

    public static string From(string? given)
    {
        var last = (given ?? "").Split('/', '\\')[^1];
        var clean = new string([.. last.Where(static letter => !char.IsControl(letter))]).Trim();
        return clean.Length switch
        {
            0 => Unnamed,
            <= StoredImage.FileNameLength => clean,
            _ => Shorten(clean),
        };
    }

    private static string Shorten(string name)
    {
        var ending = Path.GetExtension(name);
        return ending.Length < 16 ? string.Concat(name.AsSpan(0, StoredImage.FileNameLength - ending.Length), ending) : name[..StoredImage.FileNameLength];
    }
}
