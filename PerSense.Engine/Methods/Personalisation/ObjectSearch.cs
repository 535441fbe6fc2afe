using System.Numerics.Tensors;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Instances;
using PerSense.Engine.Stages.LocationPriors;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods.Personalisation;

/// <summary>Looks for one object after the other: what was found is taken out before the next is looked for (specification section 5).</summary>
/// <param name="options">When to stop.</param>
/// <param name="compare">Image to similarity map, for images that are painted over.</param>
internal sealed class ObjectSearch(ObjectSearchOptions options, Func<PersonalQuery, ImageBuffer, PersonalQuery> compare)
{
    /// <summary>Looks for objects; enumerating does the work, object by object.</summary>
    /// <param name="query">The image.</param>
    /// <param name="find">Finds the object at a positive location prior; null when the decoder sees none.</param>
    public IEnumerable<FoundObject> Search(PersonalQuery query, Func<PersonalQuery, ImagePoint, FoundObject?> find)
    {
        var found = new List<FoundObject>();
        for (var round = 0; round < options.Most; round++)
        {
            var point = SimilarityExtremes.Largest(query.Similarity);

            // The first object is always looked for: whoever marked one wants an answer.
            if (round > 0 && TensorPrimitives.Max<float>(query.Similarity.Cosine.Values) < options.StopSimilarity)
            {
                yield break;
            }

            var next = find(query, point);
            if (next is null || found.Exists(earlier => Overlap(earlier.Pixels, next.Pixels) >= options.RepeatIou))
            {
                yield break;
            }

            found.Add(next);
            yield return next;
            query = round + 1 < options.Most ? Without(query, next) : query;
        }
    }

    private PersonalQuery Without(PersonalQuery query, FoundObject found) => options.Found == FoundObjectRule.ZeroSimilarity
        ? query with { Similarity = Clear(query.Similarity, found) }
        : compare(query, Paint(query.Image, found.Pixels));

    private static SimilarityMap Clear(SimilarityMap similarity, FoundObject found)
    {
        var cleared = new FloatMap(similarity.Cosine.Size);
        var asked = similarity.Map.ToGrid(found.Prompt);
        for (var i = 0; i < cleared.Values.Length; i++)
        {
            var cell = new PixelIndex(i % cleared.Width, i / cleared.Width);
            var centre = similarity.Map.ToImage(cell.ToGridPoint());

            // The prompt's own cell goes even when the mask misses it, or the search would come back to it for ever.
            var isFound = found.Pixels.Contains(centre.Column, centre.Row) || (cell.Column == asked.Column && cell.Row == asked.Row);
            cleared.Values[i] = isFound ? Math.Min(0, similarity.Cosine.Values[i]) : similarity.Cosine.Values[i];
        }

        return similarity with { Cosine = cleared };
    }

    private static ImageBuffer Paint(ImageBuffer image, PlacedMask mask)
    {
        var painted = new ImageBuffer(image.Size, image.Pixels.ToArray());
        for (var y = 0; y < mask.Patch.Height; y++)
        {
            Paint(painted.Row(mask.Top + y)[(3 * mask.Left)..], mask.Patch.Row(y));
        }

        return painted;
    }

    private static void Paint(Span<byte> pixels, ReadOnlySpan<byte> inside)
    {
        for (var x = 0; x < inside.Length; x++)
        {
            if (inside[x] != 0)
            {
                pixels.Slice(3 * x, 3).Clear();
            }
        }
    }

    private static double Overlap(PlacedMask first, PlacedMask second)
    {
        var shared = (double)MaskOverlap.Shared(first, second);
        return shared / (first.Patch.Area() + second.Patch.Area() - shared);
    }
}
