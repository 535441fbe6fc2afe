using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using PerSense.Web.Access;
using PerSense.Web.Configuration;
using PerSense.Web.Features.Images;

namespace PerSense.Web.Features.ModelLibrary.Imports;

/// <summary><c>POST /api/models/uploads</c>: one checkpoint as a multipart stream; it is imported in the background.</summary>
internal sealed class ModelUploadEndpoint(AdministratorAccess access, ModelImports imports, DataFolder data, IOptions<ModelImportOptions> options)
{
    private const int Envelope = 64 * 1024;
    private const int BufferBytes = 1 << 20;

    public async Task<IResult> HandleAsync(HttpContext http, bool half, CancellationToken cancellationToken)
    {
        if (await access.RefuseAsync(cancellationToken) is { } refusal)
        {
            return refusal.ToProblem();
        }

        if (Multipart.Boundary(http.Request) is not { } boundary)
        {
            return Results.Problem("Send the checkpoint as multipart/form-data.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        // The test server has no such feature.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = options.Value.MaxUploadBytes + Envelope;
        }

        try
        {
            return await ReceiveAsync(new MultipartReader(boundary, http.Request.Body), half, cancellationToken);
        }
        catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException)
        {
            return Results.Problem("The upload broke off, is too large or is not well-formed. Nothing was kept; send the file again.", statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private async Task<IResult> ReceiveAsync(MultipartReader reader, bool half, CancellationToken cancellationToken)
    {
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) && disposition.IsFileDisposition())
            {
                var name = UploadName.From(disposition.FileNameStar.HasValue ? disposition.FileNameStar.Value : HeaderUtilities.RemoveQuotes(disposition.FileName).Value);
                return await StoreAsync(name, section.Body, half, cancellationToken);
            }
        }

        return Refusal.Invalid("There is no file in the upload. Choose a checkpoint and send it again.").ToProblem();
    }

    private async Task<IResult> StoreAsync(string name, Stream content, bool half, CancellationToken cancellationToken)
    {
        // The name is shown in the report; the folder is the program's own.
        var folder = Directory.CreateDirectory(Path.Combine(data.Temporary, Guid.NewGuid().ToString("N"))).FullName;
        var source = new ImportSource.Upload(Path.Combine(folder, name is "." or ".." ? "checkpoint" : name));
        var isKept = false;
        try
        {
            isKept = await CopyAsync(content, source.Path, cancellationToken);
            return isKept
                ? Results.Json(new StartedImport(imports.Start(source, half)), statusCode: StatusCodes.Status202Accepted)
                : Refusal.Invalid($"This file is larger than {options.Value.MaxUploadMegabytes} MB. Put it into the server's import folder, or raise {ModelImportOptions.Section}:MaxUploadMegabytes.").ToProblem();
        }
        finally
        {
            if (!isKept)
            {
                CheckpointIntake.Forget(source);
            }
        }
    }

    private async Task<bool> CopyAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        var buffer = new byte[BufferBytes];
        while (await content.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            if (target.Length > options.Value.MaxUploadBytes)
            {
                return false;
            }
        }

        return true;
    }
}
