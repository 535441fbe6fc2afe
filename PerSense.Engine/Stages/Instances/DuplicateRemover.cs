namespace PerSense.Engine.Stages.Instances;

/// <summary>Keeps one instance of each object: the most confident of those whose masks cover one another.</summary>
internal sealed class DuplicateRemover(InstanceOptions options)
{
    /// <summary>Removes duplicates.</summary>
    /// <param name="instances">All instances of one image.</param>
    /// <returns>The kept ones, most confident first, and how many were removed.</returns>
    public InstanceSet Remove(IEnumerable<Instance> instances)
    {
        var (kept, removed) = (new List<Instance>(), 0);
        foreach (var instance in instances.OrderByDescending(static one => one.Confidence))
        {
            if (kept.Exists(better => IsDuplicate(instance, better)))
            {
                removed++;
            }
            else
            {
                kept.Add(instance);
            }
        }

        return new(kept, removed);
    }

    private bool IsDuplicate(Instance instance, Instance better)
    {
        if (instance.Box.Intersect(better.Box).IsEmpty)
        {
            return false;
        }

        var shared = (double)MaskOverlap.Shared(instance.Mask, better.Mask);
        return shared / (instance.Area + better.Area - shared) > options.DuplicateIou
            || shared / Math.Min(instance.Area, better.Area) > options.DuplicateContainment;
    }
}
