using System.Security.Cryptography;
using PerSense.Engine.Imaging;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods;

/// <summary>
/// What networks saw of the latest images, kept beyond a run: an exemplar is encoded once for all the images that are searched with it, and an
/// image once for all the methods and options that are tried on it. Images are known by their pixels. What was used longest ago goes first when
/// there is no room. Thread-safe.
/// </summary>
/// <param name="capacity">How many bytes to keep at most. Default: <see cref="DefaultCapacity"/>.</param>
public sealed class ViewMemory(long capacity = ViewMemory.DefaultCapacity)
{
    /// <summary>192 MiB: two to three photos of 768 pixels at the three scales of the embedded encoder, or some forty embeddings of SAM.</summary>
    public const long DefaultCapacity = 192L << 20;

    private readonly Lock _gate = new();
    private readonly LinkedList<(ViewKey Key, ImageView View)> _latest = [];
    private long _used;

    /// <summary>The name of an image for <see cref="ViewKey"/>: SHA-256 of its size and pixels.</summary>
    /// <param name="image">The image.</param>
    internal static string Digest(ImageBuffer image)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(BitConverter.GetBytes(image.Width));
        hash.AppendData(image.Pixels);
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>A view that is remembered; null when it is not.</summary>
    /// <param name="key">Which view.</param>
    internal ImageView? Find(ViewKey key)
    {
        lock (_gate)
        {
            if (Node(key) is not { } node)
            {
                return null;
            }

            _latest.Remove(node);
            _latest.AddFirst(node);
            return node.Value.View;
        }
    }

    /// <summary>Remembers a view, unless it alone is larger than all the room.</summary>
    /// <param name="key">Which view.</param>
    /// <param name="view">The view.</param>
    internal void Keep(ViewKey key, ImageView view)
    {
        lock (_gate)
        {
            if (view.Bytes > capacity || Node(key) is not null)
            {
                return;
            }

            while (_used + view.Bytes > capacity)
            {
                _used -= _latest.Last!.Value.View.Bytes;
                _latest.RemoveLast();
            }

            _latest.AddFirst((key, view));
            _used += view.Bytes;
        }
    }

    private LinkedListNode<(ViewKey Key, ImageView View)>? Node(ViewKey key)
    {
        var node = _latest.First;
        while (node is not null && node.Value.Key != key)
        {
            node = node.Next;
        }

        return node;
    }
}
