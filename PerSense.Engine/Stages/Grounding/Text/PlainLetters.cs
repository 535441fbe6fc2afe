using System.Text;

namespace PerSense.Engine.Stages.Grounding.Text;

/// <summary>
/// Latin letters without their accents. The program runs without the tables of the system's languages, in which mode .NET does not
/// decompose letters, so those of the Latin script stand here; they are Unicode's canonical decompositions.
/// </summary>
internal static class PlainLetters
{
    private static readonly Dictionary<char, string> _accented = new()
    {
        ['a'] = "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ",
        ['b'] = "ḃḅḇ",
        ['c'] = "çćĉċčḉ",
        ['d'] = "ďḋḍḏḑḓ",
        ['e'] = "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
        ['f'] = "ḟ",
        ['g'] = "ĝğġģǧǵḡ",
        ['h'] = "ĥȟḣḥḧḩḫẖ",
        ['i'] = "ìíîïĩīĭįİǐȉȋḭḯỉị",
        ['j'] = "ĵǰ",
        ['k'] = "ķǩḱḳḵ",
        ['l'] = "ĺļľḷḹḻḽ",
        ['m'] = "ḿṁṃ",
        ['n'] = "ñńņňǹṅṇṉṋ",
        ['o'] = "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ",
        ['p'] = "ṕṗ",
        ['r'] = "ŕŗřȑȓṙṛṝṟ",
        ['s'] = "śŝşšșṡṣṥṧṩ",
        ['t'] = "ţťțṫṭṯṱẗ",
        ['u'] = "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
        ['v'] = "ṽṿ",
        ['w'] = "ŵẁẃẅẇẉẘ",
        ['x'] = "ẋẍ",
        ['y'] = "ýÿŷȳẏẙỳỵỷỹ",
        ['z'] = "źżžẑẓẕ",
    };

    private static readonly Dictionary<Rune, Rune> _plain = _accented
        .SelectMany(static pair => pair.Value.EnumerateRunes().Select(letter => (Letter: letter, Plain: new Rune(pair.Key))))
        .ToDictionary(static pair => pair.Letter, static pair => pair.Plain);

    /// <summary>The letter without its accent; the same character when it has none.</summary>
    /// <param name="rune">A lower-case character.</param>
    public static Rune Of(Rune rune) => _plain.GetValueOrDefault(rune, rune);
}
