using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace PerSense.Web.Components.Shared;

/// <summary>A modal dialog. Its content lives only while it is open, so that every opening starts afresh.</summary>
public partial class Modal
{
    private readonly string _titleId = $"dialog-{Guid.NewGuid():N}";
    private ElementReference _dialog;
    private IJSObjectReference? _module;
    private bool _isOpen;

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    [Parameter]
    public bool Wide { get; set; }

    /// <summary>Raised when it was closed, however that happened.</summary>
    [Parameter]
    public EventCallback Closed { get; set; }

    public async Task OpenAsync()
    {
        _isOpen = true;
        StateHasChanged();
        _module ??= await Js.InvokeAsync<IJSObjectReference>("import", "./js/app/interop.js");
        await _module.InvokeVoidAsync("showDialog", _dialog);
    }

    public async Task CloseAsync()
    {
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("closeDialog", _dialog);
        }
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _module.DisposeQuietlyAsync();
    }

    private async Task OnClosed()
    {
        _isOpen = false;
        await Closed.InvokeAsync();
    }
}
