using System.Runtime.InteropServices;
using PerSense.Engine.Models.Import.Checkpoints;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Tests.Models.Import.Checkpoints;

public sealed class TorchReaderTests
{
    private static readonly float[] _six = [1, 2, 3, 4, 5, 6];

    [Fact]
    public void A_transposed_tensor_is_read_in_C_order()
    {
        var tensor = new TensorScript("0", "FloatStorage", 6, 0, [3, 2], [1, 3]);
        using var checkpoint = Open(PickleScript.Begin().Op('}').Text("w").Tensor(tensor).Op('s'), ("0", Bytes(_six)));
        Assert.Equal([1, 4, 2, 5, 3, 6], Read(checkpoint, "w"));
        var part = new float[3];
        checkpoint.Read("w", 2, part);
        Assert.Equal([2, 5, 3], part);
    }

    [Fact]
    public void A_view_starts_at_its_offset_and_may_share_its_numbers()
    {
        using var checkpoint = Open(
            PickleScript.Begin().Op('}').Op('(')
                .Text("all").Tensor("0", "FloatStorage", 6)
                .Text("column").Tensor(new TensorScript("0", "FloatStorage", 6, 1, [2], [3]))
                .Op('u'),
            ("0", Bytes(_six)));
        Assert.Equal(_six, Read(checkpoint, "all"));
        Assert.Equal([2, 5], Read(checkpoint, "column"));
    }

    [Fact]
    public void Half_brain_and_whole_numbers_become_singles()
    {
        Half[] half = [(Half)0.5, (Half)(-65504), Half.NaN];
        ushort[] brain = [0x3F80, 0xC040];
        using var checkpoint = Open(
            PickleScript.Begin().Op('}').Op('(')
                .Text("half").Tensor("0", "HalfStorage", 3)
                .Text("brain").Tensor("1", "BFloat16Storage", 2)
                .Text("count").Tensor("2", "LongStorage")
                .Op('u'),
            ("0", MemoryMarshal.AsBytes<Half>(half).ToArray()),
            ("1", MemoryMarshal.AsBytes<ushort>(brain).ToArray()),
            ("2", BitConverter.GetBytes(-7L)));
        Assert.Equal([0.5f, -65504, float.NaN], Read(checkpoint, "half"));
        Assert.Equal([1, -3], Read(checkpoint, "brain"));
        Assert.Equal([-7], Read(checkpoint, "count"));
        Assert.Equal([WeightElement.F16, WeightElement.BF16, WeightElement.I64], checkpoint.Tensors.Select(static tensor => tensor.Element));
        Assert.Empty(checkpoint.Tensors[2].Shape);
    }

    [Fact]
    public void Weights_under_a_wrapper_are_found_and_the_state_of_the_training_run_is_passed_over()
    {
        var script = PickleScript.Begin().Op('}').Op('(')
            .Text("optimizer").Op('}').Text("state").Op('}').Int(0).Op('}').Text("exp_avg").Tensor("0", "DoubleStorage", 1).Op('s').Op('s').Op('s')
            .Text("epoch").Int(12)
            .Text("args").Global("argparse", "Namespace").Op(')').Raw(0x81).Op('}').Text("lr").Real(1e-4).Op('s').Op('b')
            .Text("model").OrderedDictionary().Text("w").Tensor("1", "FloatStorage", 2).Op('s')
            .Op('}').Text("_metadata").OrderedDictionary().Op('s').Op('b')
            .Op('u');
        using var checkpoint = Open(script, ("0", new byte[8]), ("1", Bytes([3, 4])));
        Assert.Equal("model", checkpoint.Wrapper);
        Assert.Equal(["optimizer", "epoch", "args"], checkpoint.Skipped);
        Assert.Equal([3, 4], Read(checkpoint, "w"));
    }

    [Fact]
    public void Nested_dictionaries_without_a_known_wrapper_are_joined_by_dots()
    {
        using var checkpoint = Open(
            PickleScript.Begin().Op('}').Text("encoder").Op('}').Text("w").Tensor("0", "FloatStorage", 1).Op('s').Op('s'), ("0", Bytes([9])));
        Assert.Null(checkpoint.Wrapper);
        Assert.Equal("encoder.w", Assert.Single(checkpoint.Tensors).Name);
    }

    [Fact]
    public void A_parameter_is_the_tensor_that_it_wraps()
    {
        using var checkpoint = Open(
            PickleScript.Begin(4).Op('}').Text("w").Text("torch._utils").Text("_rebuild_parameter").Raw(0x93)
                .Op('(').Tensor("0", "FloatStorage", 1).Raw(0x88).OrderedDictionary().Op('t').Op('R').Op('s'),
            ("0", Bytes([9])));
        Assert.Equal([9], Read(checkpoint, "w"));
    }

    [Fact]
    public void Entries_with_64_bit_fields_are_read()
    {
        var pickle = PickleScript.Begin().Op('}').Text("w").Tensor("0", "FloatStorage", 1).Op('s').End();
        using var checkpoint = Checkpoint.Open(new MemoryBytes(
            new StoredZip().Add("a/data.pkl", pickle, ZipOddity.Wide).Add("a/data/0", Bytes([2]), ZipOddity.Wide).End(wide: true)));
        Assert.Equal([2], Read(checkpoint, "w"));
    }

    [Fact]
    public void Reading_past_the_end_of_a_tensor_is_refused()
    {
        using var checkpoint = Open(PickleScript.Begin().Op('}').Text("w").Tensor("0", "FloatStorage", 2).Op('s'), ("0", Bytes([1, 2])));
        Assert.Throws<ArgumentException>(() => checkpoint.Read("w", 1, new float[2]));
        Assert.Throws<ArgumentException>(() => checkpoint.Read("v", 0, new float[1]));
    }

    private static Checkpoint Open(PickleScript script, params (string Key, byte[] Numbers)[] storages) =>
        Checkpoint.Open(new MemoryBytes(TorchFile.Of(script, storages)));

    private static byte[] Bytes(float[] values) => MemoryMarshal.AsBytes<float>(values).ToArray();

    private static float[] Read(Checkpoint checkpoint, string name)
    {
        var values = new float[checkpoint.Tensors.Single(tensor => tensor.Name == name).Length];
        checkpoint.Read(name, 0, values);
        return values;
    }
}
