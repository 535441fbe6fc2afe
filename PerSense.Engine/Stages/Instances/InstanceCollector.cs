using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Engine.Stages.Instances;

/// <summary>Gathers the instances of one image while its masks are decoded. Not thread-safe.</summary>
internal sealed class InstanceCollector(InstanceOptions options, InstanceGrader grader, AcceptanceTarget target)
{
    private readonly List<Instance> _instances = [];

    /// <summary>Grades a mask and keeps it when some setting of the confidence slider would show it.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="render">Renders it at the image's own resolution; null when nothing is left there.</param>
    /// <returns>The kept instance; null when it was not kept.</returns>
    public Instance? Add(MaskEvidence mask, Func<MaskEvidence, PlacedMask?> render)
    {
        var grade = grader.Grade(mask, target);
        if (grade.Confidence < options.ConfidenceFloor || render(mask) is not { } pixels)
        {
            return null;
        }

        var instance = new Instance(
            pixels, Box(pixels), pixels.Patch.Area(), mask.PredictedIou, grade.Similarity, grade.Confidence, mask.Prompt);
        _instances.Add(instance);
        return instance;
    }

    /// <summary>Adds an object that a person marked; nothing outranks it.</summary>
    /// <param name="mask">What is known of it.</param>
    /// <param name="pixels">Its pixels.</param>
    public Instance AddMarked(MaskEvidence mask, PlacedMask pixels)
    {
        var grade = grader.Grade(mask, target);
        var instance = new Instance(pixels, Box(pixels), pixels.Patch.Area(), mask.PredictedIou, grade.Similarity, 1, mask.Prompt);
        _instances.Insert(0, instance);
        return instance;
    }

    /// <summary>Removes duplicates and ends the collection.</summary>
    public InstanceSet Finish() => new DuplicateRemover(options).Remove(_instances);

    private static ImageBox Box(PlacedMask mask) => new(mask.Left, mask.Top, mask.Right, mask.Bottom);
}
