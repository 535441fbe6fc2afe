using System.Net.Http.Headers;

namespace PerSense.Engine.Models.Official;

/// <summary>
/// A download that is under way or was interrupted: what is there of the file, and beside it the server's mark of the file's version,
/// without which two versions could be mixed.
/// </summary>
/// <param name="path">Where the finished file goes.</param>
internal sealed class PartialFile(string path)
{
    private readonly string _part = path + ".part";
    private readonly string _mark = path + ".part.etag";

    /// <summary>The file with what is there.</summary>
    public string Path => _part;

    /// <summary>How much is there and can be continued.</summary>
    public long Length => Mark is not null && File.Exists(_part) ? new FileInfo(_part).Length : 0;

    /// <summary>The version of which it is a part; null when the server gave none.</summary>
    public EntityTagHeaderValue? Mark =>
        File.Exists(_mark) && EntityTagHeaderValue.TryParse(File.ReadAllText(_mark), out var mark) && !mark.IsWeak ? mark : null;

    /// <summary>Opens it to be continued, or begins it anew.</summary>
    /// <param name="continues">Whether what is there stays.</param>
    /// <param name="mark">The version that the server sends.</param>
    public FileStream Open(bool continues, EntityTagHeaderValue? mark)
    {
        if (!continues)
        {
            Remove();
            if (mark is { IsWeak: false })
            {
                File.WriteAllText(_mark, mark.ToString());
            }
        }

        return new FileStream(_part, continues ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.None);
    }

    /// <summary>Gives the finished file its name.</summary>
    public void Finish()
    {
        File.Move(_part, path, overwrite: true);
        File.Delete(_mark);
    }

    /// <summary>Throws away what is there.</summary>
    public void Remove()
    {
        File.Delete(_part);
        File.Delete(_mark);
    }
}
