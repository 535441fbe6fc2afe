using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;
using PerSense.Onnx;

namespace PerSense.Engine.Models.Import.Onnx;

/// <summary>
/// Writes a graph as an ONNX file, its constants one at a time, so that memory holds one of them and not the model. Constants above a limit
/// go to a file beside it, because a protobuf message ends at 2 GB. The same graph gives the same bytes.
/// </summary>
internal static class OnnxWriter
{
    /// <summary>Bytes of constants above which they go to a file of their own.</summary>
    public const long InlineLimit = 1_500_000_000;

    private const int OpsetVersion = 17;
    private const int IrVersion = 8;

    // Offsets into the file of constants are multiples of a page, so that ONNX Runtime can map it.
    private const int Alignment = 4096;

    /// <summary>Writes the model, and its constants beside it when there are many.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="path">The model's file; the constants' file has <c>.data</c> added. Existing files are replaced.</param>
    /// <param name="cancellationToken">Stops between constants; the files are then incomplete.</param>
    /// <param name="inlineLimit">Bytes of constants above which they go to a file of their own.</param>
    /// <returns>The files that were written, the model first.</returns>
    public static IReadOnlyList<string> Write(OnnxGraph graph, string path, CancellationToken cancellationToken, long inlineLimit = InlineLimit)
    {
        var external = graph.Constants.Sum(constant => ByteCount(graph, constant)) > inlineLimit;
        var data = path + ".data";
        var headers = Headers(graph, external ? Path.GetFileName(data) : null);
        using (var file = File.Create(path))
        {
            WriteModel(file, graph, headers, external, cancellationToken);
        }

        if (!external)
        {
            return [path];
        }

        using var constants = File.Create(data);
        foreach (var constant in graph.Constants.Where(static constant => constant.Reals is not null))
        {
            cancellationToken.ThrowIfCancellationRequested();
            constants.Position = Aligned(constants.Position);
            constants.Write(Bytes(graph, constant));
        }

        return [path, data];
    }

    private static void WriteModel(Stream file, OnnxGraph graph, List<TensorProto> headers, bool external, CancellationToken cancellationToken)
    {
        new ModelProto { IrVersion = IrVersion, ProducerName = "PerSense", OpsetImport = { new OperatorSetIdProto { Version = OpsetVersion } } }.WriteTo(file);
        var sizes = headers.Zip(graph.Constants, (header, constant) => header.CalculateSize() + RawLength(graph, constant, external)).ToList();
        var length = graph.Frame.CalculateSize() + sizes.Sum(static size => (long)Prefix(GraphProto.InitializerFieldNumber, size).Length + size);
        file.Write(Prefix(ModelProto.GraphFieldNumber, length));
        graph.Frame.WriteTo(file);
        for (var i = 0; i < headers.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            file.Write(Prefix(GraphProto.InitializerFieldNumber, sizes[i]));
            headers[i].WriteTo(file);
            if (RawLength(graph, graph.Constants[i], external) > 0)
            {
                var bytes = Bytes(graph, graph.Constants[i]);
                file.Write(Prefix(TensorProto.RawDataFieldNumber, bytes.Length));
                file.Write(bytes);
            }
        }
    }

    /// <summary>Each constant's description without its numbers.</summary>
    private static List<TensorProto> Headers(OnnxGraph graph, string? dataFile)
    {
        var headers = new List<TensorProto>(graph.Constants.Count);
        var offset = 0L;
        foreach (var constant in graph.Constants)
        {
            var header = new TensorProto { Name = constant.Name, DataType = DataType(graph, constant), Dims = { constant.Shape } };
            if (dataFile is not null && constant.Reals is not null)
            {
                offset = Aligned(offset);
                var count = ByteCount(graph, constant);
                header.DataLocation = TensorProto.Types.DataLocation.External;
                header.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = dataFile });
                header.ExternalData.Add(new StringStringEntryProto { Key = "offset", Value = offset.ToString(CultureInfo.InvariantCulture) });
                header.ExternalData.Add(new StringStringEntryProto { Key = "length", Value = count.ToString(CultureInfo.InvariantCulture) });
                offset += count;
            }

            headers.Add(header);
        }

        return headers;
    }

    private static long RawLength(OnnxGraph graph, GraphConstant constant, bool external)
    {
        var count = ByteCount(graph, constant);
        return external && constant.Reals is not null ? 0 : Prefix(TensorProto.RawDataFieldNumber, count).Length + count;
    }

    private static int DataType(OnnxGraph graph, GraphConstant constant) => constant.Element switch
    {
        GraphElement.Integer => 7,
        GraphElement.Real when graph.Precision == GraphPrecision.Half => 10,
        _ => 1,
    };

    private static long ByteCount(OnnxGraph graph, GraphConstant constant) =>
        constant.Shape.Aggregate(1L, static (product, length) => product * length) * DataType(graph, constant) switch { 7 => 8, 10 => 2, _ => 4 };

    private static ReadOnlySpan<byte> Bytes(OnnxGraph graph, GraphConstant constant)
    {
        if (constant.Reals is null)
        {
            return MemoryMarshal.AsBytes<long>(constant.Integers.ToArray());
        }

        var values = constant.Reals.Read();
        return DataType(graph, constant) == 1
            ? MemoryMarshal.AsBytes<float>(values)
            : MemoryMarshal.AsBytes<Half>(Array.ConvertAll(values, static value => (Half)value));
    }

    /// <summary>Tag and length of a length-delimited field.</summary>
    private static byte[] Prefix(int field, long length)
    {
        var buffer = new ArrayBufferWriter<byte>(12);
        Append(buffer, ((ulong)field << 3) | 2);
        Append(buffer, (ulong)length);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Append(ArrayBufferWriter<byte> buffer, ulong value)
    {
        for (; value >= 128; value >>= 7)
        {
            buffer.Write([(byte)(value | 128)]);
        }

        buffer.Write([(byte)value]);
    }

    private static long Aligned(long position) => (position + Alignment - 1) / Alignment * Alignment;
}
