using PerSense.Engine.Stages.Labelling;

namespace PerSense.Tests.Stages.Labelling;

public sealed class LabelReaderTests
{
    [Theory]
    [InlineData("potato", "potato")]
    [InlineData("The object in the image is a potato.", "potato")]
    [InlineData("The name of the object is: \"Red Potato\".", "red potato")]
    [InlineData("It is a green bell pepper on a wooden table, with its stem.", "green bell pepper")]
    [InlineData("**Mushroom**\n\nIt grows in woods.", "mushroom")]
    [InlineData("The image shows several blood cells.", "blood cells")]
    [InlineData("Object: t-shirt", "t-shirt")]
    public void The_noun_phrase_is_what_the_sentence_names(string answer, string label) =>
        Assert.Equal(label, LabelReader.Read(answer, LabelRule.NounPhrase));

    [Theory]
    [InlineData("")]
    [InlineData("   \n ")]
    [InlineData("404 <html>")]
    [InlineData("I am sorry but there seems to be nothing here that one could put a name to")]
    public void An_answer_that_names_nothing_gives_no_label(string answer) => Assert.Null(LabelReader.Read(answer, LabelRule.NounPhrase));

    [Theory]
    [InlineData("The object is a Potato.", "Potato")]
    [InlineData("  it lies on a table...  ", "table")]
    [InlineData("...", null)]
    public void The_released_code_takes_the_last_word(string answer, string? label) => Assert.Equal(label, LabelReader.Read(answer, LabelRule.LastWord));
}
