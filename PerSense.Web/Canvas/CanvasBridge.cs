using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using PerSense.Web.Components.Shared;
using PerSense.Web.Data;
using PerSense.Web.Features.Exemplars;

namespace PerSense.Web.Canvas;

/// <summary>The .NET side of <c>wwwroot/js/canvas/interop.js</c>: one studio's canvas with its figures, slider and table.</summary>
public sealed class CanvasBridge(IJSRuntime js, ICanvasListener listener) : IAsyncDisposable
{
    private readonly Belongings _belongings = new();
    private ScriptHandle? _canvas;

    /// <summary>Opens the canvas in an element that holds the studio's markup.</summary>
    /// <returns>False when it was closed meanwhile.</returns>
    public async Task<bool> OpenAsync(ElementReference root, CanvasImage image)
    {
        var module = await _belongings.KeepAsync(await ScriptHandle.ImportAsync(js, "./js/canvas/interop.js"));
        if (module is null)
        {
            return false;
        }

        var me = DotNetObjectReference.Create(this);
        await _belongings.KeepAsync(me);
        _canvas = await _belongings.KeepAsync(await module.OpenAsync("open", "close", root, me, new
        {
            projectId = image.ProjectId,
            imageId = image.ImageId,
            image = new { width = image.Width, height = image.Height, url = image.Url },
        }));
        return _canvas is not null;
    }

    /// <summary>Shows a mark, or none.</summary>
    public Task SetMarkAsync(StoredMark? mark) => CallAsync("setMark", mark is null ? null : JsonSerializer.SerializeToElement(mark, JsonText.Options));

    /// <summary>Loads and shows a stored run.</summary>
    public Task ShowRunAsync(CanvasRun run) => CallAsync("showRun", run);

    /// <summary>Shows no result.</summary>
    public Task ClearRunAsync() => CallAsync("clearRun");

    /// <summary>A person changed the mark; null when it is gone or says too little to search with.</summary>
    [JSInvokable]
    public Task MarkChanged(StoredMark? mark) => listener.OnMarkAsync(mark);

    /// <summary>A person let go of the confidence slider.</summary>
    [JSInvokable]
    public Task ThresholdChosen(double threshold) => listener.OnThresholdAsync(threshold);

    /// <summary>A key or button that is not the canvas's own business.</summary>
    [JSInvokable]
    public Task CommandGiven(string command) => listener.OnCommandAsync(command);

    /// <summary>Something failed in the browser.</summary>
    [JSInvokable]
    public Task ProblemMet(string message) => listener.OnProblemAsync(message);

    public ValueTask DisposeAsync() => _belongings.DisposeAsync();

    private async Task CallAsync(string function, params object?[] arguments)
    {
        if (_canvas is not null && !_belongings.AreGone)
        {
            await _canvas.CallAsync(function, arguments);
        }
    }
}
