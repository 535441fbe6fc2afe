namespace PerSense.Web.Features.Projects;

internal static class ProjectServices
{
    public static IServiceCollection AddPerSenseProjects(this IServiceCollection services) => services
        .AddScoped<ProjectQueries>()
        .AddScoped<ProjectCommands>()
        .AddScoped<MemberCommands>()
        .AddSingleton<ProjectRemoval>();
}
