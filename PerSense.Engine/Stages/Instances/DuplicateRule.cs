using PerSense.Engine.Imaging;

namespace PerSense.Engine.Stages.Instances;

/// <summary>When two masks show one object.</summary>
internal sealed class DuplicateRule(InstanceOptions options)
{
    /// <summary>Whether a mask shows an object that a better mask shows already.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="better">A mask of the same image that stays.</param>
    public bool IsDuplicate(PlacedMask mask, PlacedMask better)
    {
        if (mask.Left >= better.Right || better.Left >= mask.Right || mask.Top >= better.Bottom || better.Top >= mask.Bottom)
        {
            return false;
        }

        var shared = (double)MaskOverlap.Shared(mask, better);
        var (area, betterArea) = (mask.Patch.Area(), better.Patch.Area());
        return shared / (area + betterArea - shared) > options.DuplicateIou || shared / Math.Min(area, betterArea) > options.DuplicateContainment;
    }
}
