using System.Globalization;

namespace PerSense.Engine.Inference;

/// <summary>What a contract says about one dimension of a tensor.</summary>
/// <param name="Symbol">Its name in messages: a letter or word, or the number itself.</param>
/// <param name="Length">The length it must have; null when the model decides.</param>
/// <param name="IsOpen">Whether it must take any length, chosen anew for each run.</param>
public readonly record struct TensorAxis(string Symbol, int? Length, bool IsOpen)
{
    /// <summary>Reads one axis: <c>3</c> is that length, <c>H*</c> any length for each run, <c>C</c> a length the model decides.</summary>
    /// <param name="text">The notation.</param>
    public static TensorAxis Parse(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return new(text, length, IsOpen: false);
        }

        return text.EndsWith('*') ? new(text[..^1], null, IsOpen: true) : new(text, null, IsOpen: false);
    }

    /// <summary>The notation that <see cref="Parse"/> reads, or <c>C = 64</c> for a symbol with a length.</summary>
    public override string ToString()
    {
        var number = Length?.ToString(CultureInfo.InvariantCulture);
        return number is null ? Symbol + (IsOpen ? "*" : string.Empty) : number == Symbol ? number : $"{Symbol} = {number}";
    }
}
