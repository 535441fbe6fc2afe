using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;
using PerSense.Web.Components.Shared;
using PerSense.Web.Configuration;

namespace PerSense.Web.Features.ModelLibrary.Imports;

/// <summary>Uploads, the server's folder and the imports at work.</summary>
public partial class ImportPanel
{
    private readonly Belongings _belongings = new();
    private ElementReference _picker;
    private DotNetObjectReference<ImportPanel>? _me;
    private ScriptHandle? _module;
    private ScriptHandle? _upload;
    private IReadOnlyList<ImportFile> _files = [];
    private bool _isHalf;
    private double? _uploaded;
    private string? _problem;
    private int _done;

    /// <summary>Something was installed.</summary>
    [Parameter]
    public EventCallback Installed { get; set; }

    [Inject]
    private ModelImports Imports { get; set; } = null!;

    [Inject]
    private ImportFolder Folder { get; set; } = null!;

    [Inject]
    private ModelCommands Commands { get; set; } = null!;

    [Inject]
    private IOptions<ModelImportOptions> Options { get; set; } = null!;

    [Inject]
    private AntiforgeryStateProvider Antiforgery { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private Toasts Toasts { get; set; } = null!;

    [JSInvokable]
    public void UploadAdvanced(double fraction)
    {
        _uploaded = fraction;
        StateHasChanged();
    }

    [JSInvokable]
    public void UploadEnded(string? problem)
    {
        (_uploaded, _problem) = (null, problem);
        StateHasChanged();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Imports.Changed -= Hear;
        return _belongings.DisposeAsync();
    }

    protected override void OnInitialized()
    {
        _files = Folder.Files();
        _done = CountDone();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            Imports.Changed += Hear;
            _module = await _belongings.KeepAsync(await ScriptHandle.ImportAsync(Js, "./js/app/interop.js"));
        }
    }

    private static string Invariant(double fraction) => fraction.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Percent(double fraction) => string.Create(CultureInfo.InvariantCulture, $"{100 * fraction:0} %");

    private int CountDone() => Imports.Latest.Count(static import => import.State is ImportState.Done);

    private void Hear() => _ = InvokeAsync(async () =>
    {
        if (_belongings.AreGone)
        {
            return;
        }

        var done = CountDone();
        if (done != _done)
        {
            _done = done;
            await Installed.InvokeAsync();
        }

        StateHasChanged();
    });

    private async Task UploadAsync()
    {
        if (_module is null)
        {
            return;
        }

        (_uploaded, _problem) = (0, null);
        if (_me is null)
        {
            _me = DotNetObjectReference.Create(this);
            await _belongings.KeepAsync(_me);
        }

        _upload = await _belongings.KeepAsync(await _module.OpenAsync("startModelUpload", "cancel", _picker, _me, new
        {
            url = $"/api/models/uploads?half={(_isHalf ? "true" : "false")}",
            token = Antiforgery.GetAntiforgeryToken()?.Value,
            maxBytes = Options.Value.MaxUploadBytes,
        }));
    }

    private async Task CancelUploadAsync()
    {
        if (_upload is not null)
        {
            await _upload.CallAsync("cancel");
        }
    }

    private async Task ImportAsync(ImportFile file) =>
        Toasts.TellOrWarn(await Commands.ImportFileAsync(file.Name, _isHalf, CancellationToken.None), $"{file.Name} is being imported.");

    private async Task CancelAsync(Guid importId) => Toasts.TellOrWarn(await Commands.CancelAsync(importId, CancellationToken.None), "Cancelled.");
}
