using PerSense.Engine.Models.Import.Checkpoints;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Tests.Models.Import.Checkpoints;

public sealed class SafetensorsTests
{
    [Fact]
    public void Metadata_is_passed_over_and_tensors_may_come_in_any_order()
    {
        using var checkpoint = Checkpoint.Open(new MemoryBytes(SafetensorsFile.Of(
            """{"__metadata__":{"format":"pt"},"b":{"dtype":"I64","shape":[],"data_offsets":[4,12]},"a":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]}}""",
            [0x80, 0x3F, 0x00, 0x40, 5, 0, 0, 0, 0, 0, 0, 0])));
        var values = new float[2];
        checkpoint.Read("a", 0, values);
        Assert.Equal([1, 2], values);
        checkpoint.Read("b", 0, values.AsSpan(0, 1));
        Assert.Equal(5, values[0]);
        Assert.Equal([WeightElement.I64, WeightElement.BF16], checkpoint.Tensors.Select(static tensor => tensor.Element));
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}}""", 6, "overlap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "gap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 5, "follow the header")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 3, "follow the header")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "'a'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775807,9223372036854775807],"data_offsets":[0,4]}}""", 4, "'a'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "'a'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,1],"data_offsets":[0,4]}}""", 4, "axes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4, "from byte 4 to byte 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}""", 4, "from byte -4")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}""", 8, "F64")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "twice")]
    [InlineData("""{"../a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "path separators")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", 4, "no valid JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[[[1]]],"data_offsets":[0,4]}}""", 4, "no valid JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":1}}""", 4, "no valid JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""", 4, "lacks dtype")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}x""", 4, "no valid JSON")]
    [InlineData("""{"a":""", 4, "no valid JSON")]
    [InlineData("""{"a":1}""", 4, "no valid JSON")]
    public void A_header_that_contradicts_the_format_is_refused(string header, int dataBytes, string word)
    {
        var fault = Assert.Throws<CheckpointException>(() => Checkpoint.Open(new MemoryBytes(SafetensorsFile.Of(header, dataBytes))));
        Assert.Contains(word, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_of_absurd_length_is_refused_before_it_is_read()
    {
        byte[] file = [0, 0, 0, 0, 0, 0, 0, 0x7F, (byte)'{', (byte)'}'];
        Assert.Contains("header claims", Assert.Throws<CheckpointException>(() => Checkpoint.Open(new MemoryBytes(file))).Message, StringComparison.Ordinal);
    }
}
