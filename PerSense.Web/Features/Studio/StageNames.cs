using PerSense.Engine.Methods;

namespace PerSense.Web.Features.Studio;

/// <summary>The stages in words, and what each is, in one line that names the source.</summary>
internal static class StageNames
{
    public static string Of(StageKind stage) => stage switch
    {
        StageKind.Encoding => "Encode the image",
        StageKind.Similarity => "Compare with the exemplar",
        StageKind.LocationPrior => "Locate a sure instance",
        StageKind.Exemplars => "Choose exemplars",
        StageKind.Density => "Estimate the density",
        StageKind.InstanceDetection => "Detect candidates",
        StageKind.PointPrompts => "Select point prompts",
        StageKind.MaskDecoding => "Decode masks",
        StageKind.Feedback => "Feed the best masks back",
        StageKind.Grounding => "Find boxes",
        StageKind.Matching => "Match patches",
        StageKind.ScaleTuning => "Weigh part and whole",
        StageKind.Instances => "Choose the instances",
        _ => stage.ToString(),
    };

    public static string Explain(StageKind stage) => stage switch
    {
        StageKind.Encoding => "A network turns the image into features that the following stages share.",
        StageKind.Similarity => "How much each place looks like the marked object: cosine similarity of features (PerSAM, 2023).",
        StageKind.LocationPrior => "The place that is most surely an instance (PerSense, 2024).",
        StageKind.Exemplars => "The boxes that the counting network is shown.",
        StageKind.Density => "Objects per cell; its sum is the expected count.",
        StageKind.InstanceDetection => "Instance Detection Module: peaks of the density map become candidates (PerSense, 2024).",
        StageKind.PointPrompts => "Point Prompt Selection Module: candidates that look like the exemplar become prompts (PerSense, 2024).",
        StageKind.MaskDecoding => "Every prompt is turned into the outline of one object (Segment Anything, 2023).",
        StageKind.Feedback => "The best outlines become exemplars of a second, better pass (PerSense, 2024).",
        StageKind.Grounding => "Boxes of what the class label names, or of what is like the exemplar (GroundingDINO, 2023).",
        StageKind.Matching => "Patches of the exemplar find their like in the image, and back (Matcher, 2023).",
        StageKind.ScaleTuning => "Two weights learn from the exemplar whether a part or the whole is meant (PerSAM-F, 2023).",
        StageKind.Instances => "Of several outlines of one object the best one stays; every instance gets its confidence.",
        _ => "",
    };
}
