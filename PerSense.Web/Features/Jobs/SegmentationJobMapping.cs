using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerSense.Web.Data;
using PerSense.Web.Features.Accounts;
using PerSense.Web.Features.Exemplars;
using PerSense.Web.Features.Images;
using PerSense.Web.Features.Projects;

namespace PerSense.Web.Features.Jobs;

internal sealed class SegmentationJobMapping : IEntityTypeConfiguration<SegmentationJob>
{
    public void Configure(EntityTypeBuilder<SegmentationJob> builder)
    {
        builder.ToTable("Jobs");
        builder.Ignore(static job => job.State);
        builder.Property(static job => job.Id).ValueGeneratedNever();
        builder.Property(static job => job.Method).HasMaxLength(64);
        builder.Property(static job => job.Models).HasJsonText();
        builder.Property(static job => job.Preset).HasMaxLength(64);

        // Whoever writes first wins: a worker that finishes and a person who cancels cannot both have their way.
        builder.Property<JobStatus>(JobColumns.Status).HasColumnName("Status").IsConcurrencyToken();
        builder.Property<DateTimeOffset?>(JobColumns.StartedAt).HasColumnName("StartedAt");
        builder.Property<DateTimeOffset?>(JobColumns.FinishedAt).HasColumnName("FinishedAt");
        builder.Property<string?>(JobColumns.Error).HasColumnName("Error");

        builder.HasIndex(JobColumns.Status);
        builder.HasOne<Project>().WithMany().HasForeignKey(static job => job.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StoredImage>().WithMany().HasForeignKey(static job => job.ImageId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ExemplarMark>().WithMany().HasForeignKey(static job => job.ExemplarId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(static job => job.CreatedById).OnDelete(DeleteBehavior.Restrict);
    }
}
