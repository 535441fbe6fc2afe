using PerSense.Web.Data.Files;

namespace PerSense.Tests.Web;

/// <summary>A disk with room for so many bytes.</summary>
internal sealed class FullDisk(IFileStore disk, int room) : IFileStore
{
    private int _room = room;

    /// <summary>From now on nothing fits.</summary>
    public void Fill() => _room = 0;

    public TemporaryFile CreateTemporary()
    {
        var file = disk.CreateTemporary();
        return new TemporaryFile(file.FilePath, new Narrow(file.Content, this));
    }

    public void Publish(TemporaryFile file, ContentArea area, string key) => disk.Publish(file, area, key);

    public bool Exists(ContentArea area, string key) => disk.Exists(area, key);

    public long Length(ContentArea area, string key) => disk.Length(area, key);

    public Stream OpenRead(ContentArea area, string key) => disk.OpenRead(area, key);

    public void Delete(ContentArea area, string key) => disk.Delete(area, key);

    public IEnumerable<string> Keys(ContentArea area) => disk.Keys(area);

    private sealed class Narrow(Stream inner, FullDisk disk) : Stream
    {
        private const int NoSpace = 28;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => inner.Position = value; }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void SetLength(long value) => inner.SetLength(value);

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (Interlocked.Add(ref disk._room, -count) < 0)
            {
                throw new IOException("No space left on device", NoSpace);
            }

            inner.Write(buffer, offset, count);
        }

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
