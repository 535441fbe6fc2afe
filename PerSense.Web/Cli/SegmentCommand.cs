using System.CommandLine;

namespace PerSense.Web.Cli;

/// <summary><c>segment</c>: finds every instance of a marked object in an image or a folder of images.</summary>
internal sealed class SegmentCommand : Command
{
    private const string Help = """
        Find every instance of a marked object in an image or in all images of a folder.

        Writes for each image <name>.labels.png (16-bit: 0 background, 1..N instances), <name>.overlay.png and <name>.json
        (COCO with compressed run lengths, counts and timings). The three appear together or not at all.
        An image of a folder that cannot be used is reported at the end; the others are still done.

        Examples:
          segment --image plate.jpg --box 210,160,48,51 --out results
          segment --image photos --reference plate.jpg --reference-mask bean.png --out results --json
        """;

    private readonly Option<string> _image = new("--image") { Description = "Image to search, or a folder of images.", HelpName = "path", Required = true };

    private readonly Option<string> _out = new("--out") { Description = "Folder for the results; made when absent.", HelpName = "folder", Required = true };

    private readonly Option<string?> _label = new("--label") { Description = "The object's name, for methods that read it and for the results.", HelpName = "name" };

    private readonly Option<bool> _json = new("--json") { Description = "Print a summary as JSON." };

    private readonly MarkOptions _mark = new();
    private readonly MethodOptions _method = new();
    private readonly IMethodSource _methods;

    /// <summary>The verb with its options.</summary>
    /// <param name="methods">Where methods come from.</param>
    public SegmentCommand(IMethodSource methods)
        : base("segment", Help)
    {
        _methods = methods;
        Options.Add(_image);
        _mark.AddTo(this);
        Options.Add(_out);
        _method.AddTo(this);
        Options.Add(_label);
        Options.Add(_json);
        this.SetCancellableAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CommandConsole console, CancellationToken cancellationToken)
    {
        var mark = _mark.Read(parsed);
        var job = new SegmentJob(FindInputs(parsed, mark), OutputFolder.Prepare(parsed.GetRequiredValue(_out)), parsed.GetValue(_label));
        var references = await ReferenceSource.LoadAsync(mark, cancellationToken);
        using var opened = _methods.Open(_method.Read(parsed));
        var outcomes = await new SegmentRun(opened, references, job, console).RunAsync(cancellationToken);
        var report = new SegmentReport(console, outcomes);
        if (parsed.GetValue(_json))
        {
            report.WriteJson(opened.Setup);
        }
        else
        {
            report.WriteText();
        }

        return report.WriteErrors();
    }

    private IReadOnlyList<FileInfo> FindInputs(ParseResult parsed, MarkArguments mark)
    {
        var path = parsed.GetRequiredValue(_image);
        return mark.Reference is null && Directory.Exists(path)
            ? throw CommandFault.BadInput($"{path} is a folder, so it is not clear on which image the object is marked. Name that image by --reference.")
            : InputFiles.Find(path);
    }
}
