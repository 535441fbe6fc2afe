using Microsoft.AspNetCore.Mvc;
using PerSense.Web.Access;

namespace PerSense.Web.Features.ModelLibrary.Imports;

internal static class ModelEndpoints
{
    public static void MapPerSenseModels(this IEndpointRouteBuilder routes)
    {
        var models = routes.MapGroup("/api/models");
        models.MapGet("/", ListAsync);
        models.MapPost("/uploads", static (HttpContext http, [FromServices] ModelUploadEndpoint endpoint, CancellationToken stop, bool half = false) =>
            endpoint.HandleAsync(http, half, stop)).RequireAntiforgeryHeader().RequireRateLimiting(RateLimits.Uploads);
        models.MapGet("/imports/{importId:guid}", FindImportAsync);
        models.MapDelete("/{packageId}", RemoveAsync).RequireAntiforgeryHeader();
    }

    private static async Task<IResult> ListAsync(ModelQueries queries, CancellationToken cancellationToken) =>
        (await queries.ListAsync(cancellationToken)).ToResult(Results.Ok);

    private static async Task<IResult> FindImportAsync(Guid importId, AdministratorAccess access, ModelImports imports, CancellationToken cancellationToken)
    {
        if (await access.RefuseAsync(cancellationToken) is { } refusal)
        {
            return refusal.ToProblem();
        }

        return imports.Latest.FirstOrDefault(import => import.Id == importId) is { } import
            ? Results.Ok(ImportAnswer.From(import))
            : Refusal.NotFound("import").ToProblem();
    }

    private static async Task<IResult> RemoveAsync(string packageId, ModelCommands commands, CancellationToken cancellationToken) =>
        (await commands.RemoveAsync(packageId, cancellationToken)).ToResult(static _ => Results.NoContent());
}
