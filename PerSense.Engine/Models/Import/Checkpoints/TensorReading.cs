using System.Buffers.Binary;
using System.Runtime.InteropServices;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Checkpoints;

/// <summary>Reads numbers of stored tensors as single precision.</summary>
internal static class TensorReading
{
    private const int ChunkBytes = 1 << 16;

    /// <summary>Reads a part of a tensor in C order.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="tensor">A tensor of the file.</param>
    /// <param name="start">Index of the first number.</param>
    /// <param name="values">Receives the numbers; all are inside the tensor.</param>
    public static void Read(ICheckpointBytes bytes, StoredTensor tensor, long start, Span<float> values)
    {
        if (tensor.Strides is null)
        {
            ReadRun(bytes, tensor.Info.Element, tensor.Offset + (start * CheckpointLimits.Bytes(tensor.Info.Element)), values);
        }
        else
        {
            ReadStrided(bytes, tensor, start, values);
        }
    }

    private static void ReadRun(ICheckpointBytes bytes, WeightElement element, long offset, Span<float> values)
    {
        if (element == WeightElement.F32 && BitConverter.IsLittleEndian)
        {
            bytes.Read(offset, MemoryMarshal.AsBytes(values));
            return;
        }

        var size = CheckpointLimits.Bytes(element);
        Span<byte> chunk = new byte[Math.Min(ChunkBytes, values.Length * (long)size)];
        for (var done = 0; done < values.Length;)
        {
            var part = values.Slice(done, Math.Min(values.Length - done, ChunkBytes / size));
            var raw = chunk[..(part.Length * size)];
            bytes.Read(offset + (done * (long)size), raw);
            Convert(raw, element, part);
            done += part.Length;
        }
    }

    private static void ReadStrided(ICheckpointBytes bytes, StoredTensor tensor, long start, Span<float> values)
    {
        var (shape, strides) = (tensor.Info.Shape, tensor.Strides!);
        var size = CheckpointLimits.Bytes(tensor.Info.Element);
        Span<long> index = stackalloc long[shape.Count];
        var at = Locate(start, shape, strides, index);
        Span<byte> raw = stackalloc byte[size];
        for (var i = 0; i < values.Length; i++)
        {
            bytes.Read(tensor.Offset + (at * size), raw);
            Convert(raw, tensor.Info.Element, values.Slice(i, 1));
            at = Advance(at, shape, strides, index);
        }
    }

    private static long Locate(long start, IReadOnlyList<long> shape, IReadOnlyList<long> strides, Span<long> index)
    {
        long at = 0;
        for (var axis = shape.Count - 1; axis >= 0; axis--)
        {
            (start, index[axis]) = Math.DivRem(start, shape[axis]);
            at += index[axis] * strides[axis];
        }

        return at;
    }

    private static long Advance(long at, IReadOnlyList<long> shape, IReadOnlyList<long> strides, Span<long> index)
    {
        for (var axis = shape.Count - 1; axis >= 0; axis--)
        {
            at += strides[axis];
            if (++index[axis] < shape[axis])
            {
                return at;
            }

            at -= shape[axis] * strides[axis];
            index[axis] = 0;
        }

        return at;
    }

    private static void Convert(ReadOnlySpan<byte> raw, WeightElement element, Span<float> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = element switch
            {
                WeightElement.F32 => BinaryPrimitives.ReadSingleLittleEndian(raw[(i * 4)..]),
                WeightElement.F16 => (float)BinaryPrimitives.ReadHalfLittleEndian(raw[(i * 2)..]),
                WeightElement.BF16 => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(raw[(i * 2)..]) << 16),
                _ => BinaryPrimitives.ReadInt64LittleEndian(raw[(i * 8)..]),
            };
        }
    }
}
