using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Tests.Methods.Fakes;

/// <summary>A decoder that gives the connected object under the first click, in a window as the embedded decoder's.</summary>
internal sealed class FakeDecoder : IMaskDecoder
{
    private const int Side = 64;

    public bool SupportsGuidance { get; init; }

    public bool SupportsMaskInput { get; init; }

    /// <summary>What it believes of a mask of an object.</summary>
    public double PredictedIou { get; init; } = 0.9;

    /// <summary>Every prompt that was asked, with or without guidance.</summary>
    public List<(DecoderPrompt Prompt, bool Guided)> Asked { get; } = [];

    public IEnumerable<MaskAlternatives> Decode(
        ImageEmbedding embedding, IReadOnlyList<DecoderPrompt> prompts, DecoderGuidance? guidance, CancellationToken cancellationToken)
    {
        foreach (var prompt in prompts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Asked.Add((prompt, guidance is not null));
            yield return new(prompt, [Answer(embedding, prompt)]);
        }
    }

    private MaskPrediction Answer(ImageEmbedding embedding, DecoderPrompt prompt)
    {
        var centre = prompt.Box?.Centre ?? prompt.Points.First(static click => click.IsForeground).Point;
        var side = prompt.Box?.LongestSide ?? prompt.ObjectSide ?? 50;
        var frame = new MaskFrame(new(centre.X - side, centre.Y - side, centre.X + side, centre.Y + side), embedding.Image);
        var objects = SeenObjects.In(embedding);
        var label = objects.At(embedding.Map.ToGrid(centre));
        var logits = new FloatMap(new(Side, Side));
        var map = frame.MapTo(logits.Size);
        for (var i = 0; i < logits.Values.Length; i++)
        {
            var point = map.ToImage(new GridPoint((i % Side) + 0.5, (i / Side) + 0.5));
            logits.Values[i] = label > 0 && objects.At(embedding.Map.ToGrid(point)) == label ? 4 : -4;
        }

        return new(logits, frame, label > 0 ? PredictedIou : 0.02);
    }
}
