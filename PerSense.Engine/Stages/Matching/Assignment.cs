namespace PerSense.Engine.Stages.Matching;

/// <summary>The rectangular assignment problem: pairs of rows and columns, each used once, whose values add up to the most.</summary>
internal static class Assignment
{
    /// <summary>Solves the problem exactly (Hungarian algorithm with potentials, in double precision).</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="value">What a row and a column are worth together.</param>
    /// <returns>For each row its column, or -1; as many rows have one as there are columns, if those are fewer.</returns>
    public static int[] Maximise(int rows, int columns, Func<int, int, float> value)
    {
        if (rows <= columns)
        {
            return new Solver(rows, columns, value).Solve();
        }

        var partners = new Solver(columns, rows, (column, row) => value(row, column)).Solve();
        var result = new int[rows];
        Array.Fill(result, -1);
        for (var column = 0; column < columns; column++)
        {
            result[partners[column]] = column;
        }

        return result;
    }

    /// <summary>Shortest augmenting paths, row by row; there are no more rows than columns. Index 0 stands for "none".</summary>
    private sealed class Solver
    {
        private readonly int _rows;
        private readonly int _columns;
        private readonly float[] _cost;
        private readonly double[] _rowPotential;
        private readonly double[] _columnPotential;
        private readonly int[] _rowOf;
        private readonly int[] _before;

        public Solver(int rows, int columns, Func<int, int, float> value)
        {
            (_rows, _columns) = (rows, columns);
            _cost = new float[rows * columns];
            for (var i = 0; i < _cost.Length; i++)
            {
                _cost[i] = -value(i / columns, i % columns);
            }

            _rowPotential = new double[rows + 1];
            _columnPotential = new double[columns + 1];
            _rowOf = new int[columns + 1];
            _before = new int[columns + 1];
        }

        public int[] Solve()
        {
            for (var row = 1; row <= _rows; row++)
            {
                Augment(row);
            }

            var result = new int[_rows];
            for (var column = 1; column <= _columns; column++)
            {
                if (_rowOf[column] > 0)
                {
                    result[_rowOf[column] - 1] = column - 1;
                }
            }

            return result;
        }

        private void Augment(int row)
        {
            _rowOf[0] = row;
            var least = new double[_columns + 1];
            Array.Fill(least, double.PositiveInfinity);
            var used = new bool[_columns + 1];
            var column = 0;
            while (_rowOf[column] != 0)
            {
                used[column] = true;
                column = Advance(column, least, used);
            }

            while (column != 0)
            {
                _rowOf[column] = _rowOf[_before[column]];
                column = _before[column];
            }
        }

        private int Advance(int from, double[] least, bool[] used)
        {
            var row = _rowOf[from];
            var costs = _cost.AsSpan((row - 1) * _columns, _columns);
            var (delta, next) = (double.PositiveInfinity, 0);
            for (var column = 1; column <= _columns; column++)
            {
                if (used[column])
                {
                    continue;
                }

                var reduced = costs[column - 1] - _rowPotential[row] - _columnPotential[column];
                (least[column], _before[column]) = reduced < least[column] ? (reduced, from) : (least[column], _before[column]);
                (delta, next) = least[column] < delta ? (least[column], column) : (delta, next);
            }

            Shift(delta, least, used);
            return next;
        }

        private void Shift(double delta, double[] least, bool[] used)
        {
            for (var column = 0; column <= _columns; column++)
            {
                if (used[column])
                {
                    _rowPotential[_rowOf[column]] += delta;
                    _columnPotential[column] -= delta;
                }
                else
                {
                    least[column] -= delta;
                }
            }
        }
    }
}
