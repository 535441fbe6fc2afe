using System.CommandLine;
using PerSense.Engine.Evaluation.Datasets;
using PerSense.Engine.Evaluation.Runs;
using PerSense.Engine.Inference;

namespace PerSense.Web.Cli;

/// <summary><c>evaluate</c>: runs a method over a pack of labelled images and scores what it finds.</summary>
internal sealed class EvaluateCommand : Command
{
    private const string Help = """
        Run a method over a pack of labelled images and score what it finds.

        A pack is a folder with index.json and <class>/<id>.jpg beside <id>.labels.png (0 background, 1..N instances).
        Writes <class>/<id>.labels.png and report.json: mIoU, instance F1 at IoU 0.5 and count error of each class and their
        means, with timings of each image and stage.

        Example:
          evaluate --pack packs/beans --protocol cross --out results
        """;

    private readonly Option<string> _pack = new("--pack") { Description = "The pack: the folder that holds index.json.", HelpName = "folder", Required = true };

    private readonly Option<string> _protocol = new("--protocol")
    {
        Description = "cross: the object is shown on the class's image 00. same: on the searched image itself; it then does not count as found.",
        HelpName = "cross|same",
        DefaultValueFactory = static _ => "cross",
    };

    private readonly Option<string> _out = new("--out") { Description = "Folder for the results; made when absent.", HelpName = "folder", Required = true };

    private readonly Option<string?> _classes = new("--classes") { Description = "Only these classes, separated by commas. Default: all.", HelpName = "names" };

    private readonly Option<int?> _limit = new("--limit") { Description = "At most this many images of each class. Default: all.", HelpName = "number" };

    private readonly Option<bool> _json = new("--json") { Description = "Print the report as JSON." };

    private readonly MethodOptions _method = new();
    private readonly IMethodSource _methods;

    /// <summary>The verb with its options.</summary>
    /// <param name="methods">Where methods come from.</param>
    public EvaluateCommand(IMethodSource methods)
        : base("evaluate", Help)
    {
        _methods = methods;
        _protocol.AcceptOnlyFromAmong("cross", "same");
        _limit.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, out var limit) && limit > 0))
            {
                result.AddError($"--limit must be a whole number of at least 1, not '{result.Tokens[0].Value}'.");
            }
        });
        Options.Add(_pack);
        Options.Add(_protocol);
        Options.Add(_out);
        _method.AddTo(this);
        Options.Add(_classes);
        Options.Add(_limit);
        Options.Add(_json);
        this.SetCancellableAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CommandConsole console, CancellationToken cancellationToken)
    {
        try
        {
            var pack = LabelledFolderPack.Open(parsed.GetRequiredValue(_pack));
            var folder = OutputFolder.Prepare(parsed.GetRequiredValue(_out));
            using var opened = _methods.Open(_method.Read(parsed));
            var plan = new EvaluationPlan(pack, Protocol(parsed), folder, opened.Setup)
            {
                Classes = parsed.GetValue(_classes)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                Limit = parsed.GetValue(_limit),
            };
            var report = await new EvaluationRun(opened.Method).RunAsync(plan, new EvaluationStatus(console), cancellationToken);
            Write(report, console, parsed.GetValue(_json));
            return ExitCode.Success;
        }
        catch (PackException fault)
        {
            throw CommandFault.BadInput(fault.Message);
        }
        catch (Exception fault) when (fault is ModelRunException or IOException or UnauthorizedAccessException)
        {
            throw CommandFault.Failure(fault.Message);
        }
    }

    private Protocol Protocol(ParseResult parsed) =>
        parsed.GetRequiredValue(_protocol) == "same" ? Engine.Evaluation.Datasets.Protocol.SameImage : Engine.Evaluation.Datasets.Protocol.CrossImage;

    private static void Write(EvaluationReport report, CommandConsole console, bool json)
    {
        if (json)
        {
            console.WriteJson(report);
        }
        else
        {
            EvaluationText.Write(report, console);
        }
    }
}
