namespace PerSense.Web.Data.Files;

/// <summary>
/// Files below the data folder. A file appears under its key at once and whole, or not at all: it is written to a temporary file first.
/// Keys are content hashes, with an ending for renditions; they never come from a person.
/// </summary>
public interface IFileStore
{
    /// <summary>A new temporary file; disposing it deletes it unless it was published.</summary>
    TemporaryFile CreateTemporary();

    /// <summary>Moves a temporary file to its key. When the key is there already the temporary file is dropped: same key, same bytes.</summary>
    void Publish(TemporaryFile file, ContentArea area, string key);

    bool Exists(ContentArea area, string key);

    /// <summary>The size in bytes.</summary>
    long Length(ContentArea area, string key);

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    Stream OpenRead(ContentArea area, string key);

    /// <summary>Deletes a file; does nothing when it is not there.</summary>
    void Delete(ContentArea area, string key);

    /// <summary>All keys of an area.</summary>
    IEnumerable<string> Keys(ContentArea area);
}
