using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PerSense.Web.Cli;

/// <summary>The options that choose a method.</summary>
internal sealed class MethodOptions
{
    private readonly Option<string> _method = new("--method")
    {
        Description = "The segmentation method.",
        HelpName = "id",
        DefaultValueFactory = static _ => "persense",
    };

    private readonly Option<string> _preset = new("--preset")
    {
        Description = "The method's set of options.",
        HelpName = "id",
        DefaultValueFactory = static _ => "recommended",
    };

    private readonly Option<string?> _encoder = Model("--encoder", "The segmenter: its encoder's id or its import's; the decoder comes with it. Default: the embedded one.");
    private readonly Option<string?> _density = Model("--density", "The density generator. Default: the embedded one with the embedded encoder, otherwise none.");
    private readonly Option<string?> _similarity = Model("--similarity", "Where features for similarity come from. Default: the encoder.");
    private readonly Option<string?> _detector = Model("--detector", "What finds boxes by words. Default: none.");
    private readonly Option<string?> _exemplars = Model("--exemplar-features", "Features by which exemplars are compared with each other. Default: none.");
    private readonly DataOption _data = new();

    private readonly Option<string> _options = new("--options")
    {
        Description = "Changes to the preset, as JSON: {\"feedback\":{\"iterations\":2}}. A file name after @ reads them from there.",
        HelpName = "json",
        DefaultValueFactory = static _ => "{}",
    };

    /// <summary>Gives the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_method);
        command.Options.Add(_preset);
        command.Options.Add(_encoder);
        command.Options.Add(_density);
        command.Options.Add(_similarity);
        command.Options.Add(_detector);
        command.Options.Add(_exemplars);
        _data.AddTo(command);
        command.Options.Add(_options);
    }

    /// <summary>What was chosen.</summary>
    public MethodChoice Read(ParseResult parsed) => new(parsed.GetRequiredValue(_method), parsed.GetRequiredValue(_preset))
    {
        Changes = Changes(parsed.GetRequiredValue(_options)),
        DataFolder = _data.Read(parsed),
        Models = new()
        {
            Encoder = parsed.GetValue(_encoder),
            Density = parsed.GetValue(_density),
            Similarity = parsed.GetValue(_similarity),
            Detector = parsed.GetValue(_detector),
            ExemplarFeatures = parsed.GetValue(_exemplars),
        },
    };

    private static Option<string?> Model(string name, string description) => new(name) { Description = description, HelpName = "id" };

    private static string Changes(string given)
    {
        try
        {
            var json = given.StartsWith('@') ? File.ReadAllText(given[1..]) : given;
            return JsonNode.Parse(json) is JsonObject ? json : throw CommandFault.BadInput("--options must be a JSON object, as in {\"feedback\":{\"iterations\":2}}.");
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            throw CommandFault.BadInput($"--options cannot be read: {fault.Message}");
        }
    }
}
