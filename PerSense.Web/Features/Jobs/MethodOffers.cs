namespace PerSense.Web.Features.Jobs;

/// <summary>Methods in the words of the pages.</summary>
internal static class MethodOffers
{
    /// <summary><c>PerSense, Recommended</c>; the ids of a method or preset that is gone.</summary>
    public static string NameOf(this IReadOnlyList<MethodOffer> offers, string method, string preset)
    {
        var offer = offers.FirstOrDefault(offer => offer.Id == method);
        return $"{offer?.Name ?? method}, {offer?.Presets.FirstOrDefault(one => one.Id == preset)?.Name ?? preset}";
    }
}
