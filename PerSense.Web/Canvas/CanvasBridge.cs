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
    private IJSObjectReference? _module;
    private IJSObjectReference? _canvas;
    private DotNetObjectReference<CanvasBridge>? _me;

    /// <summary>Opens the canvas in an element that holds the studio's markup.</summary>
    public async Task OpenAsync(ElementReference root, CanvasImage image)
    {
        _me = DotNetObjectReference.Create(this);
        _module = await js.InvokeAsync<IJSObjectReference>("import", "./js/canvas/interop.js");
        _canvas = await _module.InvokeAsync<IJSObjectReference>("open", root, _me, new
        {
            projectId = image.ProjectId,
            imageId = image.ImageId,
            image = new { width = image.Width, height = image.Height, url = image.Url },
        });
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

    public async ValueTask DisposeAsync()
    {
        try
        {
            await CallAsync("close");
        }
        catch (JSDisconnectedException)
        {
            // The page was closed, and with it everything that it held.
        }

        await _canvas.DisposeQuietlyAsync();
        await _module.DisposeQuietlyAsync();
        _me?.Dispose();
    }

    private async Task CallAsync(string function, params object?[] arguments)
    {
        if (_canvas is not null)
        {
            await _canvas.InvokeVoidAsync(function, arguments);
        }
    }
}
