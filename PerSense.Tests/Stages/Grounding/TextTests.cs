using System.Text.Json;
using PerSense.Engine.Stages.Grounding;
using PerSense.Engine.Stages.Grounding.Text;
using Xunit.Abstractions;

namespace PerSense.Tests.Stages.Grounding;

public sealed class TextTests(ITestOutputHelper output)
{
    private static readonly WordPieceVocabulary _small = new(["[UNK]", "[CLS]", "[SEP]", ".", "?", "egg", "##s", "cafe", "卵"]);

    [Fact]
    public void Accents_go_and_ideographs_and_punctuation_stand_alone() =>
        Assert.Equal(["cafe", "-", "卵", "卵", "eggs", "$"], BasicTokeniser.Split("Café-卵卵 EG\u200bGS\u00a0$"));

    [Theory]
    [InlineData("  Red Apple ", "red apple.")]
    [InlineData("all eggs.", "all eggs.")]
    [InlineData("", ".")]
    public void A_caption_is_lower_case_and_ends_with_a_full_stop(string phrase, string caption) => Assert.Equal(caption, GroundingCaption.Of(phrase));

    [Fact]
    public void A_word_is_cut_into_the_longest_pieces_and_an_unknown_one_is_one_unknown_piece()
    {
        var tokeniser = new WordPieceTokeniser(_small);
        Assert.Equal(["egg", "##s", "[UNK]", "cafe"], tokeniser.Pieces("eggs eggx cafe"));
        Assert.Equal("[UNK]", Assert.Single(tokeniser.Pieces("egg" + new string('s', 98))));
        Assert.Equal(98, tokeniser.Pieces("egg" + new string('s', 97)).Count);
    }

    [Fact]
    public void Positions_begin_anew_in_each_sub_sentence_and_words_see_only_theirs()
    {
        var tokens = new WordPieceTokeniser(_small).Encode("eggs. cafe?");
        Assert.Equal([1, 5, 6, 3, 7, 4, 2], tokens.Ids);
        Assert.Equal([0, 0, 1, 2, 0, 1, 0], tokens.Positions);
        Assert.Equal(["1000000", "0111000", "0111000", "0111000", "0000110", "0000110", "0000001"], Rows(tokens));
    }

    [Fact]
    public void A_vocabulary_without_a_special_piece_names_it() =>
        Assert.Contains("'[SEP]'", Assert.Throws<ArgumentException>(() => new WordPieceVocabulary(["[CLS]", "[UNK]", ".", "?"])).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_recorded_phrase_gives_the_recorded_tokens()
    {
        if (SharedFolder.Find(output, "fixtures/groundingdino") is not { } folder)
        {
            return;
        }

        var tokeniser = new WordPieceTokeniser(WordPieceVocabulary.Load(Path.Combine(folder, "vocab.txt")));
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "tokenisation.json")));
        var phrases = document.RootElement.GetProperty("phrases").EnumerateArray().ToList();
        Assert.Equal(55, phrases.Count);
        foreach (var phrase in phrases)
        {
            var caption = GroundingCaption.Of(phrase.GetProperty("text").GetString()!);
            Assert.Equal(Texts(phrase.GetProperty("basic_tokens")), BasicTokeniser.Split(caption));
            Assert.Equal(Texts(phrase.GetProperty("wordpieces")), tokeniser.Pieces(caption));
            var tokens = tokeniser.Encode(caption);
            Assert.Equal(Numbers(phrase.GetProperty("input_ids")), tokens.Ids);
            Assert.Equal(Numbers(phrase.GetProperty("position_ids")), tokens.Positions);
            Assert.Equal(Texts(phrase.GetProperty("attention_mask_rows")), Rows(tokens));
            Assert.Equal(phrase.GetProperty("decoded_all").GetString(), tokeniser.Decode(tokens.Ids));
        }
    }

    private static IEnumerable<string> Rows(CaptionTokens tokens) =>
        tokens.Mask.Chunk(tokens.Ids.Count).Select(static row => string.Concat(row.Select(static sees => sees ? '1' : '0')));

    private static List<string> Texts(JsonElement array) => [.. array.EnumerateArray().Select(static item => item.GetString()!)];

    private static List<int> Numbers(JsonElement array) => [.. array.EnumerateArray().Select(static item => item.GetInt32())];
}
