using System.Runtime.InteropServices;

namespace PerSense.Engine.Models.Import.Checkpoints.Torch;

/// <summary>The unpickler's stack with its marks, and its memo.</summary>
internal sealed class PickleStack
{
    private readonly List<PickleValue> _values = [];
    private readonly Stack<int> _marks = [];
    private readonly Dictionary<long, PickleValue> _memo = [];

    /// <summary>How many values are on it.</summary>
    public int Count => _values.Count;

    /// <summary>Puts a value on top.</summary>
    public void Push(PickleValue value) => _values.Add(value);

    /// <summary>Takes the top value.</summary>
    public PickleValue Pop()
    {
        var value = Peek();
        _values.RemoveAt(_values.Count - 1);
        return value;
    }

    /// <summary>The top value, which stays.</summary>
    public PickleValue Peek() => _values.Count > (_marks.TryPeek(out var mark) ? mark : 0) ? _values[^1] : throw CheckpointException.Damaged(
        "Its pickle takes a value where there is none");

    /// <summary>Takes the top value, which must be of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    public T Pop<T>()
        where T : PickleValue => Pop() is var value && value is T typed ? typed : throw CheckpointException.Damaged(
            $"Its pickle has {value.Kind} where {typeof(T).Name.ToLowerInvariant()} belongs");

    /// <summary>Remembers the height.</summary>
    public void Mark() => _marks.Push(_values.Count);

    /// <summary>Takes everything above the last mark, and the mark.</summary>
    public PickleValue[] PopMark()
    {
        if (!_marks.TryPop(out var mark))
        {
            throw CheckpointException.Damaged("Its pickle closes what it has not opened");
        }

        PickleValue[] items = [.. CollectionsMarshal.AsSpan(_values)[mark..]];
        _values.RemoveRange(mark, items.Length);
        return items;
    }

    /// <summary>Notes the top value under a number.</summary>
    public void Memorise(long number) => _memo[number] = Peek();

    /// <summary>Notes the top value under the next number.</summary>
    public void Memorise() => Memorise(_memo.Count);

    /// <summary>Puts a noted value on top; it is shared, never copied.</summary>
    public void Recall(long number) => Push(_memo.TryGetValue(number, out var value) ? value : throw CheckpointException.Damaged(
        $"Its pickle recalls number {number}, which it has not noted"));
}
