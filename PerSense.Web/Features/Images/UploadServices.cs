using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerSense.Web.Access;
using PerSense.Web.Configuration;
using PerSense.Web.Data;

namespace PerSense.Web.Features.Images;

/// <summary>What the upload endpoint needs.</summary>
internal sealed record UploadServices(
    IDbContextFactory<AppDbContext> Databases, ProjectAccess Access, ImageIntake Intake, IOptions<UploadOptions> Options);
