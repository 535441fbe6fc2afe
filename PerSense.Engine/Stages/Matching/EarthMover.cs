namespace PerSense.Engine.Stages.Matching;

/// <summary>
/// The earth mover's distance between two sets of equally heavy things: the least cost of moving one onto the other (Matcher, eq. 3).
/// Exact: successive shortest paths in whole units.
/// </summary>
internal sealed class EarthMover
{
    private const double Tolerance = 1e-12;

    private readonly int _rows;
    private readonly int _columns;
    private readonly double[] _cost;
    private readonly long[] _flow;
    private readonly long[] _supply;
    private readonly long[] _demand;
    private readonly double[] _potential;
    private readonly double[] _distance;
    private readonly int[] _before;
    private readonly bool[] _settled;

    private EarthMover(int rows, int columns, Func<int, int, float> cost)
    {
        (_rows, _columns) = (rows, columns);
        _cost = new double[rows * columns];
        for (var i = 0; i < _cost.Length; i++)
        {
            _cost[i] = cost(i / columns, i % columns);
        }

        _flow = new long[rows * columns];
        _supply = new long[rows];
        _demand = new long[columns];
        Array.Fill(_supply, columns);
        Array.Fill(_demand, rows);
        var nodes = rows + columns;
        (_potential, _distance, _before, _settled) = (new double[nodes], new double[nodes], new int[nodes], new bool[nodes]);
    }

    /// <summary>The distance between two sets.</summary>
    /// <param name="rows">Size of one set, at least 1; each of its things weighs <c>1 / rows</c>.</param>
    /// <param name="columns">Size of the other set, at least 1.</param>
    /// <param name="cost">The cost of moving one onto the other; not negative.</param>
    public static double Distance(int rows, int columns, Func<int, int, float> cost)
    {
        var mover = new EarthMover(rows, columns, cost);
        while (mover.Push())
        {
        }

        var total = 0.0;
        for (var i = 0; i < mover._flow.Length; i++)
        {
            total += mover._flow[i] * mover._cost[i];
        }

        return total / ((double)rows * columns);
    }

    /// <summary>Moves as much as possible along the cheapest path from what is left to what is wanted.</summary>
    private bool Push()
    {
        Array.Fill(_distance, double.PositiveInfinity);
        Array.Clear(_settled);
        for (var row = 0; row < _rows; row++)
        {
            if (_supply[row] > 0)
            {
                (_distance[row], _before[row]) = (0, -1);
            }
        }

        var end = Search();
        if (end < 0)
        {
            return false;
        }

        for (var node = 0; node < _potential.Length; node++)
        {
            _potential[node] += Math.Min(_distance[node], _distance[end]);
        }

        Move(end, Amount(end));
        return true;
    }

    private int Search()
    {
        while (true)
        {
            var node = -1;
            for (var i = 0; i < _distance.Length; i++)
            {
                node = !_settled[i] && !double.IsPositiveInfinity(_distance[i]) && (node < 0 || _distance[i] < _distance[node]) ? i : node;
            }

            if (node < 0 || (node >= _rows && _demand[node - _rows] > 0))
            {
                return node;
            }

            _settled[node] = true;
            Relax(node);
        }
    }

    private void Relax(int node)
    {
        if (node < _rows)
        {
            for (var column = 0; column < _columns; column++)
            {
                Offer(node, _rows + column, _cost[(node * _columns) + column]);
            }

            return;
        }

        for (var row = 0; row < _rows; row++)
        {
            var edge = (row * _columns) + node - _rows;
            if (_flow[edge] > 0)
            {
                Offer(node, row, -_cost[edge]);
            }
        }
    }

    private void Offer(int from, int to, double cost)
    {
        var distance = _distance[from] + Math.Max(0, cost + _potential[from] - _potential[to]);
        if (!_settled[to] && distance < _distance[to] - Tolerance)
        {
            (_distance[to], _before[to]) = (distance, from);
        }
    }

    private long Amount(int end)
    {
        var amount = _demand[end - _rows];
        var node = end;
        for (; _before[node] >= 0; node = _before[node])
        {
            amount = node < _rows ? Math.Min(amount, _flow[(node * _columns) + _before[node] - _rows]) : amount;
        }

        return Math.Min(amount, _supply[node]);
    }

    private void Move(int end, long amount)
    {
        _demand[end - _rows] -= amount;
        var node = end;
        for (; _before[node] >= 0; node = _before[node])
        {
            var (row, column, sign) = node >= _rows ? (_before[node], node - _rows, 1) : (node, _before[node] - _rows, -1);
            _flow[(row * _columns) + column] += sign * amount;
        }

        _supply[node] -= amount;
    }
}
