using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PerSense.Web.Features.Accounts;
using PerSense.Web.Features.Exemplars;
using PerSense.Web.Features.Images;
using PerSense.Web.Features.Jobs;
using PerSense.Web.Features.Projects;
using PerSense.Web.Features.Runs;

namespace PerSense.Web.Data;

/// <summary>The database. Each slice maps its own entities.</summary>
public sealed class AppDbContext(DbContextOptions<AppDbContext> options) : IdentityUserContext<AppUser, Guid>(options)
{
    public DbSet<Project> Projects => Set<Project>();

    public DbSet<ProjectMember> Members => Set<ProjectMember>();

    public DbSet<StoredImage> Images => Set<StoredImage>();

    public DbSet<ExemplarMark> Exemplars => Set<ExemplarMark>();

    public DbSet<SegmentationJob> Jobs => Set<SegmentationJob>();

    public DbSet<SegmentationRun> Runs => Set<SegmentationRun>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMillisecondsConverter>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
    }
}
