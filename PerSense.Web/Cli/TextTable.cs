namespace PerSense.Web.Cli;

/// <summary>Rows of text with aligned columns: the first column to the left, numbers to the right.</summary>
internal sealed class TextTable(string[] header)
{
    private readonly List<string[]> _rows = [header];

    /// <summary>Adds a row with one cell a column.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Writes all rows.</summary>
    public void WriteTo(CommandConsole console)
    {
        var widths = header.Select((_, column) => _rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in _rows)
        {
            console.WriteLine(string.Join("  ", row.Select((cell, column) => Align(cell, widths[column], IsNumeric(column)))).TrimEnd());
        }
    }

    private static string Align(string cell, int width, bool right) => right ? cell.PadLeft(width) : cell.PadRight(width);

    private bool IsNumeric(int column) => _rows.Skip(1).All(row => row[column].Length == 0 || double.TryParse(row[column], out _));
}
