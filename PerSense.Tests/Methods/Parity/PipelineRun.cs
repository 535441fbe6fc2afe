using System.Text.Json;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Methods;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Tests.Methods.Parity;

/// <summary>One run beside the log of the released loop.</summary>
internal sealed record PipelineRun(
    SegmentationResult Result,
    IReadOnlyList<(MaskAlternatives Answer, bool Guided)> Answers,
    IReadOnlyList<IReadOnlyList<ImageBox>> Exemplars,
    IReadOnlyList<JsonElement> Events)
{
    /// <summary>Answers to guided prompts.</summary>
    public IReadOnlyList<PipelineAnswer> Guided => Where(static one => one.Guided);

    /// <summary>Answers to prompts with a mask.</summary>
    public IReadOnlyList<PipelineAnswer> Refined => Where(static one => one.Answer.Prompt.MaskInput is not null);

    /// <summary>Answers to points alone.</summary>
    public IReadOnlyList<PipelineAnswer> Plain => Where(static one => one is { Guided: false, Answer.Prompt.MaskInput: null });

    private List<PipelineAnswer> Where(Func<(MaskAlternatives Answer, bool Guided), bool> isWanted) => [.. Answers.Where(isWanted).Select(static one =>
    {
        var point = one.Answer.Prompt.Points[0].Point;
        return new PipelineAnswer((point.Column, point.Row), [.. one.Answer.Items.Select(static item => item.PredictedIou)]);
    })];
}
