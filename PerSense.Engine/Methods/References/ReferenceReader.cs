using PerSense.Engine.Imaging;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods.References;

/// <summary>Reads the references of a request: marks to masks, masks to a signature.</summary>
internal sealed class ReferenceReader(MarkReader marks, ImageViews views, SignatureBuilder signatures)
{
    /// <summary>Reads all references.</summary>
    /// <param name="references">At least one, all on one image.</param>
    /// <exception cref="InvalidReferenceException">A mark is empty, outside the image or shows no object.</exception>
    public ReferenceObject Read(IReadOnlyList<Reference> references)
    {
        if (references.Count == 0)
        {
            throw new InvalidReferenceException("No object is marked. Draw a box round one object.");
        }

        var image = references[0].Image;
        if (references.Any(one => !ReferenceEquals(one.Image, image)))
        {
            throw new ArgumentException("All references must lie on one image.", nameof(references));
        }

        var marked = references.Select(one => marks.Read(image, one.Mark)).ToList();
        IReadOnlyList<PlacedMask> masks = [.. marked.Select(static one => one.Mask)];
        var view = views.For(image, masks.Average(static mask => (double)Math.Max(mask.Patch.Width, mask.Patch.Height)));
        return new(image, view, masks, [.. marked.Select(one => Evidence(one, view))], signatures.Build(view, masks));
    }

    private static MaskEvidence Evidence(MarkedMask marked, ImageView view)
    {
        var footprint = MaskFootprint.Of(marked.Mask);
        return new(null, footprint, footprint.Box.Centre, view.Measure(footprint), footprint.Box.Centre, Strength: 1, marked.PredictedIou);
    }
}
