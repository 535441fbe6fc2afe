using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using PerSense.Web.Features.Images;

namespace PerSense.Tests.Web;

/// <summary>A person's browser: cookies, and the antiforgery token on writes.</summary>
internal sealed class TestBrowser(HttpClient http, CookieContainer cookies)
{
    public static JsonSerializerOptions Json { get; } = PerSense.Web.Data.JsonText.Options;

    public HttpClient Http { get; } = http;

    public CookieContainer Cookies { get; } = cookies;

    public Task<HttpResponseMessage> GetAsync(string url) => Http.GetAsync(url);

    public async Task<T> ReadAsync<T>(string url) => (await Http.GetFromJsonAsync<T>(url, Json))!;

    public async Task<HttpResponseMessage> PostFormAsync(string url, Dictionary<string, string> fields) =>
        await SendAsync(HttpMethod.Post, url, new FormUrlEncodedContent(fields));

    public Task<HttpResponseMessage> DeleteAsync(string url) => SendAsync(HttpMethod.Delete, url, null);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string url, HttpContent? content, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(method, url) { Content = content };
        request.Headers.Add("RequestVerificationToken", await TokenAsync());
        return await Http.SendAsync(request, cancellationToken);
    }

    public Task<HttpResponseMessage> UploadAsync(Guid projectId, params (string Name, byte[] Bytes)[] files) =>
        SendAsync(HttpMethod.Post, $"/api/projects/{projectId}/images", Multipart(files));

    /// <summary>Puts one picture into a project.</summary>
    public async Task<Guid> StoreAsync(Guid projectId, byte[]? picture = null)
    {
        using var answer = await UploadAsync(projectId, ("picture.png", picture ?? Pictures.Png()));
        var file = Assert.Single((await answer.Content.ReadFromJsonAsync<List<UploadedFile>>(Json))!);
        Assert.Equal(UploadStatus.Stored, file.Status);
        return file.ImageId!.Value;
    }

    public static MultipartFormDataContent Multipart(params (string Name, byte[] Bytes)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(part, "files", name);
        }

        return form;
    }

    public async Task<string> TokenAsync() =>
        (await Http.GetFromJsonAsync<JsonElement>("/api/antiforgery")).GetProperty("token").GetString()!;
}
