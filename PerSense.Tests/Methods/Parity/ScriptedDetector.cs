using System.Text.Json;
using PerSense.Engine.Imaging;
using PerSense.Engine.Stages.Grounding;

namespace PerSense.Tests.Methods.Parity;

/// <summary>A detector that gives prepared answers, one after the other.</summary>
internal sealed class ScriptedDetector(IEnumerable<JsonElement> answers) : IObjectDetector
{
    private readonly Queue<JsonElement> _answers = new(answers);

    public List<string> Asked { get; } = [];

    public IReadOnlyList<DetectedBox> Detect(ImageBuffer image, string phrase, CancellationToken cancellationToken)
    {
        Asked.Add(phrase);
        var answer = _answers.Dequeue();
        return [.. answer.GetProperty("xyxy").EnumerateArray().Zip(answer.GetProperty("confidence").EnumerateArray(), static (box, confidence) =>
            new DetectedBox(new(box[0].GetDouble(), box[1].GetDouble(), box[2].GetDouble(), box[3].GetDouble()), confidence.GetDouble()))];
    }
}
