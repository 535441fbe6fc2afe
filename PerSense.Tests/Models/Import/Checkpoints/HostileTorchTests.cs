using PerSense.Engine.Models.Import.Checkpoints;

namespace PerSense.Tests.Models.Import.Checkpoints;

public sealed class HostileTorchTests
{
    private static readonly byte[] _eight = new byte[8];

    [Theory]
    [InlineData("os", "system")]
    [InlineData("builtins", "eval")]
    [InlineData("torch.jit", "load")]
    [InlineData("collections", "OrderedDict ")]
    public void Names_that_could_do_something_are_refused_by_name(string module, string name)
    {
        var script = PickleScript.Begin().Global(module, name).Op('(').Text("id").Op('t').Op('R');
        Assert.Contains($"'{module}.{name}'", Refused(script), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('i', "INST")]
    [InlineData('o', "OBJ")]
    [InlineData('P', "PERSID")]
    [InlineData((char)0x82, "EXT1")]
    [InlineData((char)0x92, "NEWOBJ_EX")]
    [InlineData((char)0xFE, "0xfe")]
    public void Instructions_that_no_tensor_needs_are_refused_by_name(char opcode, string name) =>
        Assert.Contains($"instruction {name} ", Refused(PickleScript.Begin().Op('N').Op(opcode)), StringComparison.Ordinal);

    [Fact]
    public void A_thousand_million_laughs_are_cut_off()
    {
        var script = PickleScript.Begin().Op('}').Text("w").Tensor("0", "FloatStorage", 2).Op('s').Put(0);
        for (uint level = 1; level <= 40; level++)
        {
            script.Op('}').Op('(');
            for (var copy = 0; copy < 10; copy++)
            {
                script.Text($"k{copy}").Get(level - 1);
            }

            script.Op('u').Put(level);
        }

        Assert.Contains("over and over", Refused(script), StringComparison.Ordinal);
    }

    [Fact]
    public void A_shallow_but_wide_net_of_shared_dictionaries_is_cut_off()
    {
        var script = PickleScript.Begin().Op('}').Text("w").Tensor("0", "FloatStorage", 2).Op('s').Put(0);
        for (uint level = 1; level <= 5; level++)
        {
            script.Op('}').Op('(');
            for (var copy = 0; copy < 100; copy++)
            {
                script.Text($"k{copy}").Get(level - 1);
            }

            script.Op('u').Put(level);
        }

        Assert.Contains("over and over", Refused(script), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dictionary_within_itself_ends() =>
        Assert.Contains("no tensors", Refused(PickleScript.Begin().Op('}').Put(0).Text("self").Get(0).Op('s')), StringComparison.Ordinal);

    [Theory]
    [InlineData(new long[] { 1000000, 1000000 }, new long[] { 0, 0 }, 0)]
    [InlineData(new long[] { long.MaxValue, long.MaxValue }, new long[] { 1, 1 }, 0)]
    [InlineData(new long[] { 2 }, new long[] { 1 }, 1)]
    [InlineData(new long[] { 2 }, new long[] { 2 }, 0)]
    [InlineData(new long[] { 2 }, new long[] { -1 }, 1)]
    [InlineData(new long[] { 2 }, new long[] { 1 }, -1)]
    [InlineData(new long[] { -2 }, new long[] { 1 }, 0)]
    [InlineData(new long[] { 2 }, new long[] { long.MaxValue }, 0)]
    [InlineData(new long[] { 2 }, new long[] { 1, 1 }, 0)]
    public void A_tensor_that_does_not_lie_inside_its_storage_is_refused(long[] shape, long[] strides, long offset) =>
        Assert.Contains("'w'", Refused(Single(new TensorScript("0", "FloatStorage", 2, offset, shape, strides))), StringComparison.Ordinal);

    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    [InlineData(long.MaxValue)]
    [InlineData(-2)]
    public void A_storage_that_claims_another_length_than_its_entry_is_refused(long count) =>
        Assert.Contains("claims", Refused(Single(new TensorScript("0", "FloatStorage", count, 0, [1], [1]))), StringComparison.Ordinal);

    [Theory]
    [InlineData("../0")]
    [InlineData("/etc/passwd")]
    [InlineData("7")]
    public void A_storage_that_is_not_in_the_archive_is_refused(string key) =>
        Assert.Contains("are not there", Refused(Single(new TensorScript(key, "FloatStorage", 2, 0, [2], [1]))), StringComparison.Ordinal);

    [Theory]
    [InlineData("../../w")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    [InlineData("")]
    public void A_tensor_with_the_name_of_a_path_is_refused(string name) =>
        Assert.Contains("name", Refused(PickleScript.Begin().Op('}').Text(name).Tensor("0", "FloatStorage", 2).Op('s')), StringComparison.Ordinal);

    [Fact]
    public void A_tensor_that_is_there_twice_is_refused()
    {
        var script = PickleScript.Begin().Op('}').Op('(').Text("w").Tensor("0", "FloatStorage", 2).Text("w").Tensor("0", "FloatStorage", 2).Op('u');
        Assert.Contains("twice", Refused(script), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_another_type_are_refused_by_name() =>
        Assert.Contains("torch.DoubleStorage", Refused(Single(new TensorScript("0", "DoubleStorage", 1, 0, [1], [1]))), StringComparison.Ordinal);

    [Fact]
    public void A_pickle_that_never_ends_is_cut_off()
    {
        var script = PickleScript.Begin();
        for (var i = 0; i < 1_000_001; i++)
        {
            script.Op('N');
        }

        Assert.Contains("instructions", Refused(script), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../data.pkl", "outside")]
    [InlineData("/x", "outside")]
    [InlineData("a\\..\\x", "outside")]
    public void A_zip_entry_with_a_path_that_leads_out_is_refused(string name, string word) =>
        Assert.Contains(word, Refused(new StoredZip().Add(name, _eight).End()), StringComparison.Ordinal);

    [Fact]
    public void Compressed_encrypted_repeated_and_overlapping_entries_are_refused()
    {
        Assert.Contains("compressed", Refused(new StoredZip().Add("a/data.pkl", _eight, ZipOddity.Compressed).End()), StringComparison.Ordinal);
        Assert.Contains("encrypted", Refused(new StoredZip().Add("a/data.pkl", _eight, ZipOddity.Encrypted).End()), StringComparison.Ordinal);
        Assert.Contains("twice", Refused(new StoredZip().Add("a/x", _eight).Add("a/x", _eight).End()), StringComparison.Ordinal);
        Assert.Contains("lies over", Refused(new StoredZip().Add("a/x", _eight).Add("a/x", _eight, ZipOddity.OverTheFirst).End()), StringComparison.Ordinal);
    }

    [Fact]
    public void Archives_that_are_no_checkpoint_say_so()
    {
        Assert.Contains("unpack", Refused(new StoredZip().Add("efficient_sam_vits.pt", _eight).End()), StringComparison.Ordinal);
        Assert.Contains("several", Refused(new StoredZip().Add("a/data.pkl", _eight).Add("b/data.pkl", _eight).End()), StringComparison.Ordinal);
        Assert.Contains("TorchScript", Refused(new StoredZip().Add("a/data.pkl", _eight).Add("a/constants.pkl", _eight).End()), StringComparison.Ordinal);
        Assert.Contains("byte order 'big'", Refused(new StoredZip().Add("a/data.pkl", _eight).Add("a/byteorder", "big"u8.ToArray()).End()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_cut_short_anywhere_is_refused()
    {
        var whole = TorchFile.Of(Single(new TensorScript("0", "FloatStorage", 2, 0, [2], [1])), ("0", _eight));
        for (var length = 1; length < whole.Length; length++)
        {
            Refused(whole[..length]);
        }
    }

    private static PickleScript Single(TensorScript tensor) => PickleScript.Begin().Op('}').Text("w").Tensor(tensor).Op('s');

    private static string Refused(PickleScript script) => Refused(TorchFile.Of(script, ("0", _eight)));

    private static string Refused(byte[] file) => Assert.Throws<CheckpointException>(() => Checkpoint.Open(new MemoryBytes(file))).Message;
}
