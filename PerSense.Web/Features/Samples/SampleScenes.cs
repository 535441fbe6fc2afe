using System.Text.Json;

namespace PerSense.Web.Features.Samples;

/// <summary>The pictures in <c>wwwroot/samples</c>.</summary>
public sealed class SampleScenes(IWebHostEnvironment environment)
{
    private const string Folder = "samples/";

    public async Task<IReadOnlyList<SampleScene>> ListAsync(CancellationToken cancellationToken)
    {
        await using var list = Open("samples.json");
        return await JsonSerializer.DeserializeAsync<SampleScene[]>(list, JsonSerializerOptions.Web, cancellationToken) ?? [];
    }

    public Stream Open(string file) => environment.WebRootFileProvider.GetFileInfo(Folder + file).CreateReadStream();
}
