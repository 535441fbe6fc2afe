namespace PerSense.Web.Access;

/// <summary>Why something was not done, and what to do next.</summary>
/// <param name="Kind">The kind, for status codes.</param>
/// <param name="Message">The sentence for the person.</param>
/// <param name="Code">A short name for it where a page's address carries it; null elsewhere.</param>
public sealed record Refusal(RefusalKind Kind, string Message, string? Code = null)
{
    public static Refusal NotFound(string what) =>
        new(RefusalKind.NotFound, $"This {what} does not exist, or it is not shared with you. Go back to the list and choose another, or ask its owner to invite you.");

    public static Refusal Forbidden(string message) => new(RefusalKind.Forbidden, message);

    public static Refusal Invalid(string message) => new(RefusalKind.Invalid, message);

    public static Refusal Conflict(string message) => new(RefusalKind.Conflict, message);
}
