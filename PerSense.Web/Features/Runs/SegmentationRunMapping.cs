using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerSense.Web.Data;
using PerSense.Web.Features.Images;
using PerSense.Web.Features.Jobs;
using PerSense.Web.Features.Projects;

namespace PerSense.Web.Features.Runs;

internal sealed class SegmentationRunMapping : IEntityTypeConfiguration<SegmentationRun>
{
    public void Configure(EntityTypeBuilder<SegmentationRun> builder)
    {
        builder.ToTable("Runs");
        builder.Ignore(static run => run.Files);
        builder.Property(static run => run.Id).ValueGeneratedNever();
        builder.Property(static run => run.Mark).HasJsonText();
        builder.Property(static run => run.Models).HasJsonText();
        builder.Property(static run => run.ModelIds).HasJsonText();
        builder.Property(static run => run.Notices).HasJsonText();
        builder.Property(static run => run.Trace).HasJsonText();

        // One run a job: a second attempt to store it must fail rather than double it.
        builder.HasIndex(static run => run.JobId).IsUnique();
        builder.HasIndex(static run => new { run.ImageId, run.FinishedAt });
        builder.HasOne<Project>().WithMany().HasForeignKey(static run => run.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StoredImage>().WithMany().HasForeignKey(static run => run.ImageId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<SegmentationJob>().WithMany().HasForeignKey(static run => run.JobId).OnDelete(DeleteBehavior.SetNull);
    }
}
