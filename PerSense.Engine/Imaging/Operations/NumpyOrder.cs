namespace PerSense.Engine.Imaging.Operations;

/// <summary>
/// The order that numpy 1.24's <c>argsort</c> (its default, an unstable quicksort) gives. Reference results depend on it where values
/// are equal: which of two equal peaks comes first decides which one is thinned out.
/// </summary>
internal static class NumpyOrder
{
    private const int SmallestPartition = 16;

    /// <summary>The indices of the values from smallest to largest.</summary>
    public static int[] Ascending(ReadOnlySpan<float> values)
    {
        var order = new int[values.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        var pending = new Stack<Range>();
        var (first, last) = (0, order.Length - 1);
        while (true)
        {
            while (last - first >= SmallestPartition)
            {
                var pivot = Partition(values, order, first, last);
                var leftIsSmaller = pivot - first < last - pivot;
                pending.Push(leftIsSmaller ? (pivot + 1)..last : first..(pivot - 1));
                (first, last) = leftIsSmaller ? (first, pivot - 1) : (pivot + 1, last);
            }

            InsertionSort(values, order, first, last);
            if (!pending.TryPop(out var next))
            {
                return order;
            }

            (first, last) = (next.Start.Value, next.End.Value);
        }
    }

    private static int Partition(ReadOnlySpan<float> values, int[] order, int first, int last)
    {
        var middle = first + ((last - first) >> 1);
        SwapIfLess(values, ref order[middle], ref order[first]);
        SwapIfLess(values, ref order[last], ref order[middle]);
        SwapIfLess(values, ref order[middle], ref order[first]);
        var pivot = values[order[middle]];
        var (left, right) = (first, last - 1);
        Swap(ref order[middle], ref order[right]);
        while (true)
        {
            left++;
            while (values[order[left]] < pivot)
            {
                left++;
            }

            right--;
            while (pivot < values[order[right]])
            {
                right--;
            }

            if (left >= right)
            {
                break;
            }

            Swap(ref order[left], ref order[right]);
        }

        Swap(ref order[left], ref order[last - 1]);
        return left;
    }

    private static void InsertionSort(ReadOnlySpan<float> values, int[] order, int first, int last)
    {
        for (var i = first + 1; i <= last; i++)
        {
            var moved = order[i];
            var k = i;
            for (; k > first && values[moved] < values[order[k - 1]]; k--)
            {
                order[k] = order[k - 1];
            }

            order[k] = moved;
        }
    }

    private static void SwapIfLess(ReadOnlySpan<float> values, ref int a, ref int b)
    {
        if (values[a] < values[b])
        {
            Swap(ref a, ref b);
        }
    }

    private static void Swap(ref int a, ref int b) => (a, b) = (b, a);
}
