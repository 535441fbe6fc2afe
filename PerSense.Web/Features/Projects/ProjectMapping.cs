using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerSense.Web.Data;
using PerSense.Web.Features.Accounts;

namespace PerSense.Web.Features.Projects;

internal sealed class ProjectMapping : IEntityTypeConfiguration<Project>, IEntityTypeConfiguration<ProjectMember>
{
    public void Configure(EntityTypeBuilder<Project> builder)
    {
        builder.Property(static project => project.Id).ValueGeneratedNever();
        builder.Property(static project => project.Name).HasMaxLength(Project.NameLength);
        builder.Property(static project => project.Description).HasMaxLength(Project.DescriptionLength);
        builder.Property(static project => project.Models).HasJsonText();
        builder.HasOne<AppUser>().WithMany().HasForeignKey(static project => project.CreatedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(static project => project.Members).WithOne().HasForeignKey(static member => member.ProjectId);
    }

    public void Configure(EntityTypeBuilder<ProjectMember> builder)
    {
        builder.HasKey(static member => new { member.ProjectId, member.UserId });
        builder.HasIndex(static member => member.UserId);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(static member => member.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
