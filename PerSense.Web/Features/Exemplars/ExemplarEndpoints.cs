using PerSense.Web.Access;

namespace PerSense.Web.Features.Exemplars;

internal static class ExemplarEndpoints
{
    public static IServiceCollection AddPerSenseExemplars(this IServiceCollection services) => services
        .AddScoped<ExemplarQueries>()
        .AddScoped<ExemplarCommands>();

    public static void MapPerSenseExemplars(this IEndpointRouteBuilder routes)
    {
        var exemplars = routes.MapGroup("/api/projects/{projectId:guid}/exemplars");
        exemplars.MapGet("/", static (Guid projectId, ExemplarQueries queries, CancellationToken stop) => queries.ListAsync(projectId, stop));
        exemplars.MapPost("/", CreateAsync).RequireAntiforgeryHeader();
    }

    private static async Task<IResult> CreateAsync(Guid projectId, NewExemplar request, ExemplarCommands commands, CancellationToken cancellationToken) =>
        (await commands.CreateAsync(projectId, request, cancellationToken)).ToResult(
            static id => Results.Json(new CreatedExemplar(id), statusCode: StatusCodes.Status201Created));
}
