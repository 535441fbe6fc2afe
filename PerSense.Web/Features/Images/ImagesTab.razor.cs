using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;
using PerSense.Web.Components.Shared;
using PerSense.Web.Configuration;
using PerSense.Web.Features.Projects;
using PerSense.Web.Realtime;

namespace PerSense.Web.Features.Images;

/// <summary>The images of a project: uploading, finding, choosing, deleting.</summary>
public partial class ImagesTab
{
    // A tile with its text and the gap below it, as ImageTile.razor.css draws them.
    private const float LineHeight = 228;
    private const int TileWidth = 200;

    private readonly Belongings _belongings = new();
    private readonly ImageFilter _filter = new();
    private readonly HashSet<Guid> _selection = [];
    private IReadOnlyList<ImageRow>? _rows;
    private List<ImageRow> _shown = [];
    private List<ImageRow[]> _lines = [];
    private int _columns = 5;
    private Guid? _lastToggled;
    private UploadOptions _limits = new();
    private ElementReference _zone;
    private ElementReference _picker;
    private ElementReference _grid;
    private Confirm? _confirm;
    private DotNetObjectReference<ImagesTab>? _me;
    private ScriptHandle? _module;
    private ScriptHandle? _uploader;
    private ScriptHandle? _width;

    [Parameter, EditorRequired]
    public required ProjectDetails Project { get; set; }

    /// <summary>Raised when the number of images changed.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    [Inject]
    private ImageQueries Images { get; set; } = null!;

    [Inject]
    private ImageCommands Commands { get; set; } = null!;

    [Inject]
    private ISegmentationNotifications Notifications { get; set; } = null!;

    [Inject]
    private IOptions<UploadOptions> Limits { get; set; } = null!;

    [Inject]
    private AntiforgeryStateProvider Antiforgery { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private Toasts Toasts { get; set; } = null!;

    /// <summary>An upload was stored.</summary>
    [JSInvokable]
    public async Task ImageStored()
    {
        await LoadAsync();
        await Changed.InvokeAsync();
        StateHasChanged();
    }

    /// <summary>The grid has another width, in CSS pixels.</summary>
    [JSInvokable]
    public void WidthChanged(double width)
    {
        var columns = Math.Max(1, (int)(width / TileWidth));
        if (columns != _columns)
        {
            _columns = columns;
            Arrange();
            StateHasChanged();
        }
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _belongings.DisposeAsync();
    }

    protected override async Task OnInitializedAsync()
    {
        _limits = Limits.Value;
        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _belongings.KeepAsync(await Notifications.SubscribeAsync(Project.Id, null, HearAsync));
            await StartScriptsAsync();
        }

        await WatchWidthAsync();
    }

    private async Task StartScriptsAsync()
    {
        _module = await _belongings.KeepAsync(await ScriptHandle.ImportAsync(Js, "./js/app/interop.js"));
        if (_module is null)
        {
            return;
        }

        _me = DotNetObjectReference.Create(this);
        await _belongings.KeepAsync(_me);
        if (Project.MayEdit)
        {
            _uploader = await _belongings.KeepAsync(await _module.OpenAsync("attachUploads", "detach", _zone, _picker, _me, new
            {
                url = $"/api/projects/{Project.Id}/images",
                token = Antiforgery.GetAntiforgeryToken()?.Value,
                maxBytes = _limits.MaxFileBytes,
            }));
        }
    }

    private async Task WatchWidthAsync()
    {
        if (_width is null && _module is not null && _shown.Count > 0 && !_belongings.AreGone)
        {
            _width = await _belongings.KeepAsync(await _module.OpenAsync("watchWidth", "disconnect", _grid, _me));
        }
    }

    // Counts and states change with the jobs; progress within a job does not show here.
    private Task HearAsync(JobMessage message) => message is JobMessage.Changed or JobMessage.Finished
        ? InvokeAsync(async () =>
        {
            await LoadAsync();
            StateHasChanged();
        })
        : Task.CompletedTask;

    private async Task LoadAsync()
    {
        _rows = await Images.ListAsync(Project.Id, CancellationToken.None);
        _selection.IntersectWith(_rows.Select(static row => row.Id));
        Arrange();
    }

    private void Arrange()
    {
        _shown = _filter.Apply(_rows ?? []);
        _lines = [.. _shown.Chunk(_columns)];
    }

    private void ClearFilter()
    {
        _filter.Clear();
        Arrange();
    }

    private async Task ChooseFilesAsync()
    {
        if (_uploader is not null)
        {
            await _uploader.CallAsync("choose");
        }
    }

    private void Select(ImageRow row, bool range)
    {
        if (range && _lastToggled is { } last)
        {
            var ids = _shown.ConvertAll(static shown => shown.Id);
            var (from, to) = (ids.IndexOf(last), ids.IndexOf(row.Id));
            _selection.UnionWith(ids.Take(Math.Max(from, to) + 1).Skip(Math.Max(0, Math.Min(from, to))));
        }
        else if (!_selection.Remove(row.Id))
        {
            _selection.Add(row.Id);
        }

        _lastToggled = row.Id;
    }

    private void SelectAll() => _selection.UnionWith(_shown.Select(static row => row.Id));

    private async Task DeleteAsync()
    {
        var count = Words.Count(_selection.Count, "image");
        if (!await _confirm!.AskAsync($"Delete {count}?", "Their exemplars and results are deleted too. This cannot be undone.", $"Delete {count}"))
        {
            return;
        }

        var outcome = await Commands.DeleteAsync(Project.Id, _selection, CancellationToken.None);
        Toasts.TellOrWarn(outcome, $"{count} deleted.");
        await LoadAsync();
        await Changed.InvokeAsync();
    }
}
