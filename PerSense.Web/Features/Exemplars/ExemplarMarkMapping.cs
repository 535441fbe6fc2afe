using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerSense.Web.Data;
using PerSense.Web.Features.Accounts;
using PerSense.Web.Features.Images;
using PerSense.Web.Features.Projects;

namespace PerSense.Web.Features.Exemplars;

internal sealed class ExemplarMarkMapping : IEntityTypeConfiguration<ExemplarMark>
{
    public void Configure(EntityTypeBuilder<ExemplarMark> builder)
    {
        builder.ToTable("Exemplars");
        builder.Property(static exemplar => exemplar.Id).ValueGeneratedNever();
        builder.Property(static exemplar => exemplar.Name).HasMaxLength(ExemplarMark.NameLength);
        builder.Property(static exemplar => exemplar.Mark).HasJsonText();
        builder.HasOne<Project>().WithMany().HasForeignKey(static exemplar => exemplar.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StoredImage>().WithMany().HasForeignKey(static exemplar => exemplar.ImageId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(static exemplar => exemplar.CreatedById).OnDelete(DeleteBehavior.Restrict);
    }
}
