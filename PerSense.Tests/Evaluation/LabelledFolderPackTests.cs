using PerSense.Engine.Evaluation.Datasets;
using PerSense.Engine.Imaging.Encoding;

namespace PerSense.Tests.Evaluation;

public sealed class LabelledFolderPackTests : IDisposable
{
    private readonly TemporaryFolder _pack = new();

    public LabelledFolderPackTests() => TinyPack.Write(_pack);

    public void Dispose() => _pack.Dispose();

    [Fact]
    public void A_pack_knows_its_classes_images_and_exemplars()
    {
        var pack = LabelledFolderPack.Open(_pack.Path);

        Assert.Equal("tiny", pack.Name);
        Assert.Equal(["disc", "small_square"], pack.Classes.Select(item => item.Name));
        Assert.Equal([1, 2], pack.Classes[0].Images.Select(image => image.Exemplar));
        Assert.Equal("00", pack.Classes[0].Reference.Id);
    }

    [Fact]
    public async Task Images_and_labels_are_loaded_together()
    {
        var sample = await LabelledFolderPack.LoadAsync(LabelledFolderPack.Open(_pack.Path).Classes[0].Images[1], default);

        Assert.Equal(new(8, 4), sample.Image.Size);
        Assert.Equal(12, sample.Labels.ToMask(2).Area());
    }

    [Fact]
    public void A_folder_without_an_index_is_no_pack()
    {
        File.Delete(_pack.At("index.json"));

        AssertRefused("there is no index.json in it");
    }

    [Theory]
    [InlineData("not json", "index.json cannot be used")]
    [InlineData("""{"classes": {}}""", "names no class")]
    [InlineData("""{"pack": "x"}""", "'classes'")]
    [InlineData("""{"classes": {"disc": {"images": [{"id": "01"}]}}}""", "'exemplar'")]
    [InlineData("""{"classes": {"cone": {"images": []}}}""", "index.json names the class cone")]
    [InlineData("""{"classes": {"../disc": {"images": []}}}""", "'../disc', which is no plain folder or file name")]
    [InlineData("""{"classes": {"disc": {"images": [{"id": "07", "exemplar": 1}]}}}""", "07.jpg is missing")]
    public void A_wrong_index_is_refused_with_its_fault(string index, string message)
    {
        File.WriteAllText(_pack.At("index.json"), index);

        AssertRefused(message);
    }

    [Fact]
    public void A_missing_label_file_is_named()
    {
        File.Delete(_pack.At("disc", "02.labels.png"));

        AssertRefused(Path.Combine("disc", "02.labels.png") + " is missing");
    }

    [Fact]
    public async Task Labels_of_another_size_than_the_image_are_refused()
    {
        await File.WriteAllBytesAsync(_pack.At("disc", "01.labels.png"), LabelImage.Encode(Maps.Labels("11", "11")));

        await AssertNotLoadedAsync("is 2 x 2 pixels but its image is 8 x 4");
    }

    [Fact]
    public async Task Labels_without_the_exemplar_are_refused()
    {
        await File.WriteAllBytesAsync(_pack.At("disc", "01.labels.png"), LabelImage.Encode(new(new(8, 4))));

        await AssertNotLoadedAsync("has no pixel with label 1");
    }

    [Fact]
    public async Task A_picture_that_is_none_is_refused_by_name()
    {
        await File.WriteAllTextAsync(_pack.At("disc", "01.jpg"), "no picture at all");

        await AssertNotLoadedAsync("01.jpg: This file is not an image");
    }

    private void AssertRefused(string message) =>
        Assert.Contains(message, Assert.Throws<PackException>(() => LabelledFolderPack.Open(_pack.Path)).Message, StringComparison.Ordinal);

    private async Task AssertNotLoadedAsync(string message)
    {
        var image = LabelledFolderPack.Open(_pack.Path).Classes[0].Images[0];
        var fault = await Assert.ThrowsAsync<PackException>(() => LabelledFolderPack.LoadAsync(image, default));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }
}
