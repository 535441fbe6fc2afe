using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using PerSense.Web.Data.Files;

namespace PerSense.Web.Access;

/// <summary>What a failed request answers: problem+json to programs, a page to people.</summary>
internal static class ErrorPages
{
    // Pages are put up by the main pipeline, for a branch has routes of its own and would not find them.
    public static void UsePerSenseErrors(this WebApplication app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseWhen(static context => IsForPrograms(context.Request.Path), static branch =>
        {
            branch.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandler = AnswerAsync, SuppressDiagnosticsCallback = static failure => Expected(failure.Exception) is not null,
            });
            branch.Use(static (context, next) =>
            {
                context.Features.GetRequiredFeature<IStatusCodePagesFeature>().Enabled = false;
                return next(context);
            });
        });
    }

    /// <summary>Programs get status codes, people get pages.</summary>
    internal static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments("/api") || path.StartsWithSegments("/hubs") || path.StartsWithSegments("/_blazor");

    private static Task AnswerAsync(HttpContext context)
    {
        var fault = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var (status, sentence) = Expected(fault) ?? (
            StatusCodes.Status500InternalServerError,
            $"Something went wrong that PerSense did not expect. Try again; if it happens again, give an administrator the number {context.TraceIdentifier}.");
        return Results.Problem(sentence, statusCode: status).ExecuteAsync(context);
    }

    private static (int Status, string Sentence)? Expected(Exception? fault) => fault switch
    {
        BadHttpRequestException bad => (bad.StatusCode, "The request is not well-formed. Reload the page, then try again."),
        UnauthorizedAccessException => (StatusCodes.Status403Forbidden, "This is not for you to see or do. Sign in as somebody who may, or ask an administrator."),
        FileNotFoundException => (StatusCodes.Status404NotFound, "The file is missing from the server's data folder. Delete the image or the run, then make it anew."),
        { } full when DiskFull.Is(full) => (StatusCodes.Status507InsufficientStorage, DiskFull.Message),
        _ => null,
    };
}
