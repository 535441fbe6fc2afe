using Microsoft.AspNetCore.Components;

namespace PerSense.Web.Components.Shared;

/// <summary>A modal dialog. Its content lives only while it is open, so that every opening starts afresh.</summary>
public partial class Modal
{
    private readonly string _titleId = $"dialog-{Guid.NewGuid():N}";
    private readonly Belongings _belongings = new();
    private ElementReference _dialog;
    private ScriptHandle? _module;
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
        _module ??= await _belongings.KeepAsync(await ScriptHandle.ImportAsync(Js, "./js/app/interop.js"));
        await CallAsync("showDialog");
    }

    public Task CloseAsync() => CallAsync("closeDialog");

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _belongings.DisposeAsync();
    }

    private async Task CallAsync(string function)
    {
        if (_module is not null && !_belongings.AreGone)
        {
            await _module.CallAsync(function, _dialog);
        }
    }

    private async Task OnClosed()
    {
        _isOpen = false;
        await Closed.InvokeAsync();
    }
}
