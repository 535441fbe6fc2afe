namespace PerSense.Web.Access;

/// <summary>Refusals as problem+json: the sentence is the title's detail.</summary>
internal static class Problems
{
    public static IResult ToProblem(this Refusal refusal) => Results.Problem(refusal.Message, statusCode: Status(refusal.Kind));

    public static IResult ToResult<T>(this Outcome<T> outcome, Func<T, IResult> done) => outcome.Match(done, ToProblem);

    public static IResult TooMany() => Results.Problem(
        "That was too many requests in one minute. Wait a minute, then try again.", statusCode: StatusCodes.Status429TooManyRequests);

    private static int Status(RefusalKind kind) => kind switch
    {
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status400BadRequest,
    };
}
