using System.Runtime.InteropServices;
using PerSense.Engine.Models.Import.Checkpoints;

namespace PerSense.Tests.Models.Import.Checkpoints;

/// <summary>Changes sound checkpoints at random and opens them: only a <see cref="CheckpointException"/> may come out.</summary>
internal static class CheckpointFuzz
{
    // What a file of a few kilobytes may cost to open, headers of absurd length included.
    private const long MostBytes = 64 << 20;
    private static readonly byte[][] _seeds = [Torch(), Wide(), Safetensors()];

    /// <summary>Opens and reads a number of changed files of each format in turn.</summary>
    /// <returns>How many were still accepted.</returns>
    public static int Run(int count, int seed)
    {
        var random = new Random(seed);
        var accepted = 0;
        for (var i = 0; i < count; i++)
        {
            var file = Mutate(_seeds[i % _seeds.Length], random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            accepted += Opens(file) ? 1 : 0;
            var cost = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(cost < MostBytes, $"input {i} of seed {seed} took {cost} bytes: {Convert.ToHexString(file)}");
        }

        return accepted;
    }

    private static bool Opens(byte[] file)
    {
        try
        {
            using var checkpoint = Checkpoint.Open(new MemoryBytes(file));
            foreach (var tensor in checkpoint.Tensors)
            {
                checkpoint.Read(tensor.Name, 0, new float[tensor.Length]);
            }

            return true;
        }
        catch (CheckpointException)
        {
            return false;
        }
    }

    private static byte[] Mutate(byte[] sound, Random random)
    {
        List<byte> file = [.. sound];
        for (var change = random.Next(1, 5); change > 0 && file.Count > 16; change--)
        {
            var at = random.Next(file.Count);
            switch (random.Next(7))
            {
                case 0:
                    file[at] = (byte)random.Next(256);
                    break;
                case 1:
                    file[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    file.RemoveRange(at, Math.Min(file.Count - at, random.Next(1, 9)));
                    break;
                case 3:
                    file.InsertRange(at, file.GetRange(at, Math.Min(file.Count - at, random.Next(1, 33))));
                    break;
                case 4:
                    file.RemoveRange(at, file.Count - at);
                    break;
                case 5:
                    Overwrite(file, at, random.Next(2) == 0 ? (byte)0xFF : (byte)0x7F, random.Next(1, 9));
                    break;
                default:
                    Swap(file, at, random.Next(file.Count), random.Next(1, 17));
                    break;
            }
        }

        return [.. file];
    }

    private static void Overwrite(List<byte> file, int at, byte value, int count)
    {
        for (var i = at; i < Math.Min(file.Count, at + count); i++)
        {
            file[i] = value;
        }
    }

    private static void Swap(List<byte> file, int from, int to, int count)
    {
        for (var i = 0; i < count && from + i < file.Count && to + i < file.Count; i++)
        {
            (file[from + i], file[to + i]) = (file[to + i], file[from + i]);
        }
    }

    private static PickleScript Script() => PickleScript.Begin().Op('}').Op('(')
        .Text("epoch").Int(3)
        .Text("args").Global("argparse", "Namespace").Op(')').Raw(0x81).Op('}').Text("lr").Real(0.1).Op('s').Op('b')
        .Text("model").OrderedDictionary().Put(1).Op('(')
        .Text("a.weight").Tensor("0", "FloatStorage", 2, 3)
        .Text("a.turned").Tensor(new TensorScript("0", "FloatStorage", 6, 0, [3, 2], [1, 3])).Put(300)
        .Text("b.weight").Tensor("1", "HalfStorage", 4)
        .Text("b.alias").Get(300)
        .Text("count").Tensor("2", "LongStorage")
        .Op('u').Op('u');

    private static byte[] Torch() => TorchFile.Of(Script(), ("0", new byte[24]), ("1", new byte[8]), ("2", new byte[8]));

    private static byte[] Wide() => new StoredZip().Add("a/data.pkl", Script().End(), ZipOddity.Wide).Add("a/byteorder", "little"u8.ToArray())
        .Add("a/data/0", new byte[24], ZipOddity.Wide).Add("a/data/1", new byte[8]).Add("a/data/2", new byte[8], ZipOddity.Wide).End(wide: true);

    private static byte[] Safetensors() => SafetensorsFile.Of(
        """{"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"b":{"dtype":"BF16","shape":[4],"data_offsets":[24,32]},"c":{"dtype":"I64","shape":[],"data_offsets":[32,40]}}""",
        MemoryMarshal.AsBytes<float>([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).ToArray());
}
