using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Web.Features.Images;

namespace PerSense.Tests.Web;

public class UploadTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task A_picture_is_stored_under_its_hash_with_thumbnails_and_can_be_read_back()
    {
        var projectId = await web.NewProjectAsync();
        var picture = Pictures.Jpeg(600, 400);
        var hash = Convert.ToHexStringLower(SHA256.HashData(picture));

        var file = Assert.Single(await UploadAsync(projectId, ("field.jpg", picture)));

        Assert.Equal((UploadStatus.Stored, "field.jpg"), (file.Status, file.Name));
        Assert.Equal(picture, await File.ReadAllBytesAsync(Path.Combine(web.Folder.Path, "images", hash[..2], hash[2..])));
        var url = $"/api/projects/{projectId}/images/{file.ImageId}";
        using var original = await web.Ada.GetAsync($"{url}/file");
        Assert.Equal("image/jpeg", original.Content.Headers.ContentType!.MediaType);
        Assert.Equal(picture, await original.Content.ReadAsByteArrayAsync());
        foreach (var (address, longest) in new[] { ("thumbnail?size=256", 256), ("thumbnail?size=512", 512), ("display", 600) })
        {
            using var answer = await web.Ada.GetAsync($"{url}/{address}");
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Equal(longest, ImageCodec.Identify(await answer.Content.ReadAsByteArrayAsync()).Value!.Size.LongestSide);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await web.Ada.GetAsync($"{url}/thumbnail?size=100")).StatusCode);
    }

    [Fact]
    public async Task Each_file_of_a_request_is_answered_for_itself()
    {
        var projectId = await web.NewProjectAsync();
        var picture = Pictures.Png();

        var files = await UploadAsync(projectId, ("good.png", picture), ("text.jpg", Encoding.ASCII.GetBytes("I am no picture.")), ("copy.png", picture));

        Assert.Equal([UploadStatus.Stored, UploadStatus.Refused, UploadStatus.Duplicate], files.Select(static file => file.Status));
        Assert.Contains("not an image", files[1].Message, StringComparison.Ordinal);
        Assert.Equal(files[0].ImageId, files[2].ImageId);
        Assert.Contains("good.png", files[2].Message, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(projectId));
    }

    [Fact]
    public async Task Nothing_is_left_of_a_refused_file()
    {
        var projectId = await web.NewProjectAsync();
        var before = Snapshot();
        var jpeg = Pictures.Jpeg(300, 300);

        var files = await UploadAsync(
            projectId,
            ("empty.png", []),
            ("text.jpg", Encoding.ASCII.GetBytes("I am no picture.")),
            ("cut.jpg", jpeg[..(jpeg.Length / 2)]),
            ("animation.gif", Encoding.ASCII.GetBytes("GIF89a and so on")));

        Assert.All(files, static file => Assert.Equal(UploadStatus.Refused, file.Status));
        Assert.All(files, static file => Assert.True(file.Message!.Length > 20, file.Message));
        Assert.Contains("cut short", files[2].Message, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot());
        Assert.Equal(0, await CountAsync(projectId));
    }

    [Fact]
    public async Task A_picture_of_too_many_pixels_is_refused_by_its_header()
    {
        var projectId = await web.NewProjectAsync();

        var file = Assert.Single(await UploadAsync(projectId, ("huge.png", HugePng(50_000, 50_000))));

        Assert.Equal(UploadStatus.Refused, file.Status);
        Assert.Contains("2500 megapixels", file.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/passwd.png", "passwd.png")]
    [InlineData("C:\\pictures\\a.png", "a.png")]
    [InlineData("line\tbreak.png", "linebreak.png")]
    [InlineData("..", "..")]
    public async Task A_name_never_becomes_a_path(string name, string shown)
    {
        var projectId = await web.NewProjectAsync();

        var file = Assert.Single(await UploadAsync(projectId, (name, Pictures.Png())));

        Assert.Equal((UploadStatus.Stored, shown), (file.Status, file.Name));
        Assert.All(web.Folder.Files("images"), static path => Assert.Matches("/images/[0-9a-f]{2}/[0-9a-f]{62}$", path.Replace('\\', '/')));
    }

    [Fact]
    public async Task Deleting_an_image_deletes_its_files_unless_another_project_has_them()
    {
        var (first, second) = (await web.NewProjectAsync(), await web.NewProjectAsync());
        var picture = Pictures.Png();
        var hash = Convert.ToHexStringLower(SHA256.HashData(picture));
        var one = await web.Ada.StoreAsync(first, picture);
        var other = await web.Ada.StoreAsync(second, picture);
        bool IsStored() => web.Folder.Files("images").Any(path => path.Replace('\\', '/').EndsWith($"{hash[..2]}/{hash[2..]}", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.NoContent, (await web.Ada.DeleteAsync($"/api/projects/{first}/images/{one}")).StatusCode);
        Assert.True(IsStored());
        Assert.Equal(HttpStatusCode.OK, (await web.Ada.GetAsync($"/api/projects/{second}/images/{other}/file")).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await web.Ada.DeleteAsync($"/api/projects/{second}/images/{other}")).StatusCode);
        Assert.False(IsStored());
        Assert.DoesNotContain(web.Folder.Files("renditions"), path => path.Contains(hash[2..], StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await web.Ada.GetAsync($"/api/projects/{second}/images/{other}/file")).StatusCode);
    }

    [Fact]
    public async Task A_rendition_that_somebody_deleted_is_made_again()
    {
        var (projectId, imageId) = await web.NewImageAsync();
        var hash = await web.Host.QueryAsync(db => db.Images.Where(image => image.Id == imageId).Select(static image => image.ContentHash).SingleAsync());
        File.Delete(Path.Combine(web.Folder.Path, "renditions", hash[..2], $"{hash[2..]}.256"));

        using var answer = await web.Ada.GetAsync($"/api/projects/{projectId}/images/{imageId}/thumbnail");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(ImageCodec.Identify(await answer.Content.ReadAsByteArrayAsync()).Succeeded);
    }

    [Fact]
    public async Task A_file_that_somebody_deleted_is_told()
    {
        var (projectId, imageId) = await web.NewImageAsync();
        var hash = await web.Host.QueryAsync(db => db.Images.Where(image => image.Id == imageId).Select(static image => image.ContentHash).SingleAsync());
        File.Delete(Path.Combine(web.Folder.Path, "images", hash[..2], hash[2..]));

        using var answer = await web.Ada.GetAsync($"/api/projects/{projectId}/images/{imageId}/file");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.Contains("missing from the server", body, StringComparison.Ordinal);
        Assert.DoesNotContain(web.Folder.Path, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_picture_sent_twice_at_once_is_stored_once()
    {
        var projectId = await web.NewProjectAsync();
        var picture = Pictures.Png(300, 300);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => UploadAsync(projectId, ("same.png", picture))));

        Assert.Equal(1, answers.Count(static answer => answer.Single().Status == UploadStatus.Stored));
        Assert.Equal(3, answers.Count(static answer => answer.Single().Status == UploadStatus.Duplicate));
        Assert.Equal(1, await CountAsync(projectId));
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_refused()
    {
        var projectId = await web.NewProjectAsync();

        using var json = await web.Ada.SendAsync(HttpMethod.Post, $"/api/projects/{projectId}/images", JsonContent.Create(new { a = 1 }));
        using var broken = await web.Ada.SendAsync(HttpMethod.Post, $"/api/projects/{projectId}/images", BrokenForm());

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);
        Assert.Empty(web.Folder.Files("temporary"));
    }

    private static StringContent BrokenForm()
    {
        var content = new StringContent("--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.png\"\r\n\r\nhalf a fi");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        return content;
    }

    // A header that promises the pixels, and no pixels.
    private static byte[] HugePng(int width, int height)
    {
        var png = Pictures.Png(8, 8);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc32(png.AsSpan(12, 17)));
        return png;
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
            }
        }

        return ~crc;
    }

    private async Task<List<UploadedFile>> UploadAsync(Guid projectId, params (string Name, byte[] Bytes)[] files)
    {
        using var answer = await web.Ada.UploadAsync(projectId, files);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<List<UploadedFile>>(TestBrowser.Json))!;
    }

    private Task<int> CountAsync(Guid projectId) => web.Host.QueryAsync(db => db.Images.CountAsync(image => image.ProjectId == projectId));

    private string[] Snapshot() => [.. new[] { "images", "renditions", "temporary" }.SelectMany(web.Folder.Files).Order(StringComparer.Ordinal)];
}
