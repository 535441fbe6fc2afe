namespace PerSense.Engine.Imaging.Encoding;

/// <summary>Collects alternating runs, outside first; neighbours of a kind grow together.</summary>
internal sealed class RunCounter
{
    private readonly List<int> _counts = [0];

    public void Add(bool inside, int pixels)
    {
        if (pixels == 0)
        {
            return;
        }

        if (inside == (_counts.Count % 2 == 0))
        {
            _counts[^1] += pixels;
        }
        else
        {
            _counts.Add(pixels);
        }
    }

    public int[] ToCounts() => [.. _counts];
}
