using System.Numerics.Tensors;
using PerSense.Engine.Imaging;
using PerSense.Engine.Methods.References;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods.Personalisation;

/// <summary>The stages that PerSAM and PerSAM-F share: references to signatures, image to similarity map.</summary>
internal sealed class PersonalStages(MethodModels models, SimilarityOptions options, SegmentationRun run)
{
    private readonly ImageViews _views = new(models, run);

    /// <summary>Reference images and marks to reference signatures; every mark is a shot of its own.</summary>
    /// <param name="request">What is asked; its references may lie on different images.</param>
    public IReadOnlyList<ReferenceObject> ReadReferences(SegmentationRequest request)
    {
        if (request.References.Count == 0)
        {
            throw new InvalidReferenceException("No object is marked. Draw a box round one object.");
        }

        var reader = new ReferenceReader(new(new(models, _views, run)), _views, new(options));
        return run.Stage<IReadOnlyList<ReferenceObject>>(
            new(StageKind.Encoding, 1, request.References.Count),
            () => [.. request.References.Select(one => reader.Read([one]))],
            static all => all.Count);
    }

    /// <summary>Image to embedding and similarity map: the pixel-wise maximum over the references (PerSAM, few-shot).</summary>
    /// <param name="image">The image to search.</param>
    /// <param name="references">At least one.</param>
    public PersonalQuery Compare(ImageBuffer image, IReadOnlyList<ReferenceObject> references)
    {
        var view = run.Stage(new(StageKind.Encoding, 1), () => _views.For(image, references.Average(static one => one.Side)), static _ => 1);
        return run.Stage(new(StageKind.Similarity, 1, references.Count), () => new PersonalQuery(image, references, view, Likeness(view, references)), static _ => 1);
    }

    private SimilarityMap Likeness(ImageView view, IReadOnlyList<ReferenceObject> references)
    {
        var mapper = new SimilarityMapper(options);
        var likeness = mapper.Compare(view, references[0].Signature);
        foreach (var reference in references.Skip(1))
        {
            var values = likeness.Cosine.Values;
            TensorPrimitives.Max(values, mapper.Compare(view, reference.Signature).Cosine.Values, values);
        }

        return likeness;
    }
}
