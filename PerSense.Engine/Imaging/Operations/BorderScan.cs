using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations;

/// <summary>
/// One run of border following (Suzuki and Abe 1985, appendix I). Pixels carry 0 outside, 1 inside, and once they lie on a followed
/// border its number; negative when the pixel to their right is outside that border.
/// </summary>
internal sealed class BorderScan
{
    private const int FirstNumber = 2;

    // Right, then counter-clockwise on the screen: up-right, up, ...
    private static readonly int[] _columnSteps = [1, 1, 0, -1, -1, -1, 0, 1];
    private static readonly int[] _rowSteps = [0, -1, -1, -1, 0, 1, 1, 1];

    private readonly int _width;
    private readonly int _height;
    private readonly int[] _cells;
    private readonly int[] _steps;
    private readonly bool _externalOnly;
    private readonly bool _keepAllPoints;
    private readonly List<TracedBorder> _borders = [];

    public BorderScan(Mask mask, bool externalOnly, bool keepAllPoints)
    {
        (_width, _height) = (mask.Width + 2, mask.Height + 2);
        (_externalOnly, _keepAllPoints) = (externalOnly, keepAllPoints);
        _cells = new int[_width * _height];
        _steps = [.. Enumerable.Range(0, 8).Select(i => (_rowSteps[i] * _width) + _columnSteps[i])];
        for (var y = 0; y < mask.Height; y++)
        {
            var row = mask.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                _cells[((y + 1) * _width) + x + 1] = row[x] != 0 ? 1 : 0;
            }
        }
    }

    /// <summary>Follows all borders.</summary>
    /// <returns>In the order of discovery, row by row.</returns>
    public IReadOnlyList<TracedBorder> Run()
    {
        for (var y = 1; y < _height - 1; y++)
        {
            ScanRow(y * _width);
        }

        return _borders;
    }

    private void ScanRow(int start)
    {
        var lastBorder = 0; // label of the border met last on this row; 0 is the frame
        var previous = 0;
        var end = start + _width;
        for (var at = start + 1; at < end; at++)
        {
            var skip = _cells.AsSpan(at, end - at).IndexOfAnyExcept(previous);
            if (skip < 0)
            {
                return;
            }

            at += skip;
            lastBorder = Enter(at, previous, lastBorder);
            previous = _cells[at];
            lastBorder = Math.Abs(previous) >= FirstNumber ? previous : lastBorder;
        }
    }

    // Starts a border if one starts between the cell and its left neighbour; returns the label of the border met last.
    private int Enter(int at, int previous, int lastBorder)
    {
        var isOuter = previous == 0 && _cells[at] == 1;
        var isHole = !isOuter && _cells[at] == 0 && previous >= 1;
        if (!isOuter && !isHole)
        {
            return lastBorder;
        }

        var surrounding = isHole && previous >= FirstNumber ? previous : lastBorder;
        if (_externalOnly && (isHole || surrounding > 0))
        {
            return surrounding;
        }

        var origin = isHole ? at - 1 : at;
        var parent = FindParent(Math.Abs(surrounding), isHole);
        _borders.Add(new(Follow(origin, isHole), isHole, parent));
        return _cells[origin];
    }

    // Suzuki and Abe, table 1: two borders of a kind that touch are siblings, of different kinds parent and child.
    private int FindParent(int label, bool isHole)
    {
        if (label < FirstNumber)
        {
            return -1;
        }

        var index = label - FirstNumber;
        return _borders[index].IsHole == isHole ? _borders[index].Parent : index;
    }

    private List<PixelIndex> Follow(int origin, bool isHole)
    {
        var number = _borders.Count + FirstNumber;
        var points = new List<PixelIndex>();
        var direction = FindFirstNeighbour(origin, isHole ? 0 : 4);
        if (direction < 0)
        {
            _cells[origin] = -number;
            points.Add(ToPixel(origin));
            return points;
        }

        var (at, last, written) = (origin, origin + _steps[direction], direction ^ 4);
        while (true)
        {
            var arrival = direction;
            direction = FindNextNeighbour(at, arrival);
            Mark(at, number, passedRight: (uint)(direction - 1) < (uint)arrival);
            if (_keepAllPoints || direction != written)
            {
                points.Add(ToPixel(at));
                written = direction;
            }

            var next = at + _steps[direction];
            if (next == origin && at == last)
            {
                return points;
            }

            (at, direction) = (next, (direction + 4) & 7);
        }
    }

    // Clockwise from the outside; -1 for a lonely pixel.
    private int FindFirstNeighbour(int origin, int outside)
    {
        for (var turn = 1; turn < 8; turn++)
        {
            var direction = (outside - turn) & 7;
            if (_cells[origin + _steps[direction]] != 0)
            {
                return direction;
            }
        }

        return -1;
    }

    // Counter-clockwise from where the walk came from, which is itself the last resort.
    private int FindNextNeighbour(int at, int arrival)
    {
        for (var turn = 1; turn < 8; turn++)
        {
            var direction = (arrival + turn) & 7;
            if (_cells[at + _steps[direction]] != 0)
            {
                return direction;
            }
        }

        return arrival;
    }

    private void Mark(int at, int number, bool passedRight)
    {
        if (passedRight)
        {
            _cells[at] = -number;
        }
        else if (_cells[at] == 1)
        {
            _cells[at] = number;
        }
    }

    private PixelIndex ToPixel(int at) => new((at % _width) - 1, (at / _width) - 1);
}
