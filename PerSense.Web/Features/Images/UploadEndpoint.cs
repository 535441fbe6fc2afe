using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using PerSense.Web.Access;
using PerSense.Web.Configuration;
using PerSense.Web.Features.Projects;

namespace PerSense.Web.Features.Images;

/// <summary><c>POST /api/projects/{projectId}/images</c>: a multipart stream of files, each answered for itself.</summary>
internal static class UploadEndpoint
{
    private const int EnvelopePerFile = 64 * 1024;

    public static async Task<IResult> HandleAsync(
        Guid projectId, HttpContext http, [AsParameters] UploadServices services, CancellationToken cancellationToken)
    {
        await using (var db = await services.Databases.CreateDbContextAsync(cancellationToken))
        {
            if (await services.Access.RefuseBelowAsync(db, projectId, ProjectRole.Editor, cancellationToken) is { } refusal)
            {
                return refusal.ToProblem();
            }
        }

        if (Multipart.Boundary(http.Request) is not { } boundary)
        {
            return Results.Problem("Send the files as multipart/form-data.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        AllowLargeBody(http, services.Options.Value);
        try
        {
            return Results.Ok(await ReadAsync(projectId, new MultipartReader(boundary, http.Request.Body), services, cancellationToken));
        }
        catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException || (fault is IOException && !cancellationToken.IsCancellationRequested))
        {
            return Results.Problem("The upload broke off or is not well-formed. Files that were reported as stored are stored; send the others again.", statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<IReadOnlyList<UploadedFile>> ReadAsync(Guid projectId, MultipartReader reader, UploadServices services, CancellationToken cancellationToken)
    {
        var answers = new List<UploadedFile>();
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || !disposition.IsFileDisposition())
            {
                continue;
            }

            var name = UploadName.From(disposition.FileNameStar.HasValue ? disposition.FileNameStar.Value : HeaderUtilities.RemoveQuotes(disposition.FileName).Value);
            answers.Add(answers.Count < services.Options.Value.MaxFilesPerRequest
                ? await services.Intake.StoreAsync(projectId, name, section.Body, cancellationToken)
                : UploadedFile.Refused(name, $"At most {services.Options.Value.MaxFilesPerRequest} files are taken in one request. Send this one again."));
        }

        return answers;
    }

    private static void AllowLargeBody(HttpContext http, UploadOptions options)
    {
        // The test server has no such feature.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = options.MaxFilesPerRequest * (options.MaxFileBytes + EnvelopePerFile);
        }
    }
}
