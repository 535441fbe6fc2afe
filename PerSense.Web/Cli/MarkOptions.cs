using System.CommandLine;
using System.CommandLine.Parsing;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Methods;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Web.Cli;

/// <summary>The options by which one object is marked.</summary>
internal sealed class MarkOptions
{
    private readonly Option<ImageBox?> _box = new("--box")
    {
        Description = "The object as a box: left, top, width and height in pixels.",
        HelpName = "x,y,w,h",
        CustomParser = NumberList.ParseBox,
    };

    private readonly Option<ImagePoint[]?> _points = new("--point")
    {
        Description = "The object by a click on it; may be repeated.",
        HelpName = "x,y",
        CustomParser = NumberList.ParsePoints,
    };

    private readonly Option<ImagePoint[]?> _background = new("--background")
    {
        Description = "With --point: a click beside the object; may be repeated.",
        HelpName = "x,y",
        CustomParser = NumberList.ParsePoints,
    };

    private readonly Option<ImagePoint[]?> _polygon = new("--polygon")
    {
        Description = "The object by its outline, such as \"10,10 40,12 25,60\".",
        HelpName = "points",
        CustomParser = NumberList.ParsePoints,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<FileInfo?> _mask = new("--reference-mask")
    {
        Description = "The object as a picture of the same size: black is outside, everything else inside.",
        HelpName = "file",
    };

    private readonly Option<FileInfo?> _reference = new("--reference")
    {
        Description = "The image on which the object is marked. Default: the searched image itself.",
        HelpName = "file",
    };

    /// <summary>Gives the options to a command and checks that they make exactly one mark.</summary>
    public void AddTo(Command command)
    {
        Option[] all = [_box, _points, _background, _polygon, _reference, _mask];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }

        command.Validators.Add(Check);
    }

    /// <summary>The mark and the files that it needs.</summary>
    public MarkArguments Read(ParseResult parsed) => new(ReadMark(parsed), parsed.GetValue(_mask), parsed.GetValue(_reference));

    private void Check(CommandResult result)
    {
        Option[] marks = [_box, _points, _polygon, _mask];
        if (marks.Count(mark => result.GetResult(mark) is not null) != 1)
        {
            result.AddError("Mark one object by exactly one of --box, --point, --polygon and --reference-mask.");
        }

        if (result.GetResult(_background) is not null && result.GetResult(_points) is null)
        {
            result.AddError("--background goes together with --point: click on the object too.");
        }
    }

    private ReferenceMark? ReadMark(ParseResult parsed)
    {
        if (parsed.GetValue(_box) is { } box)
        {
            return new ReferenceMark.Box(box);
        }

        if (parsed.GetValue(_polygon) is { Length: > 0 } outline)
        {
            return new ReferenceMark.Polygon(outline);
        }

        return parsed.GetValue(_points) is { Length: > 0 } points
            ? new ReferenceMark.Points([.. Clicks(points, true), .. Clicks(parsed.GetValue(_background) ?? [], false)])
            : null;
    }

    private static IEnumerable<LabelledPoint> Clicks(ImagePoint[] points, bool isForeground) =>
        points.Select(point => new LabelledPoint(point, isForeground));
}
