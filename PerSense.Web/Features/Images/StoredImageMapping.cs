using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerSense.Web.Features.Accounts;
using PerSense.Web.Features.Projects;

namespace PerSense.Web.Features.Images;

internal sealed class StoredImageMapping : IEntityTypeConfiguration<StoredImage>
{
    public void Configure(EntityTypeBuilder<StoredImage> builder)
    {
        builder.ToTable("Images");
        builder.Property(static image => image.Id).ValueGeneratedNever();
        builder.Property(static image => image.FileName).HasMaxLength(StoredImage.FileNameLength);
        builder.Property(static image => image.ContentHash).HasMaxLength(64);
        builder.Property(static image => image.Format).HasConversion<string>().HasMaxLength(8);
        builder.HasIndex(static image => new { image.ProjectId, image.ContentHash }).IsUnique();
        builder.HasIndex(static image => image.ContentHash);
        builder.HasOne<Project>().WithMany().HasForeignKey(static image => image.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(static image => image.UploadedById).OnDelete(DeleteBehavior.Restrict);
    }
}
