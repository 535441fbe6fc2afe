using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using PerSense.Engine.Models;
using PerSense.Web.Access;
using PerSense.Web.Canvas;
using PerSense.Web.Components.Shared;
using PerSense.Web.Features.Exemplars;
using PerSense.Web.Features.Images;
using PerSense.Web.Features.Jobs;
using PerSense.Web.Realtime;

namespace PerSense.Web.Features.Studio;

/// <summary>One image with its exemplar, search and result. The canvas shows masks by itself; this keeps the cards in step with it.</summary>
public partial class StudioView
{
    private readonly Belongings _belongings = new();
    private readonly StudioState _state = new();
    private readonly StageTimeline _timeline = new();
    private CanvasBridge? _canvas;
    private ElementReference _root;
    private Modal? _picker;
    private Modal? _keys;
    private Confirm? _confirm;
    private bool _isStreaming;
    private Guid? _wantedRunId;

    [Parameter, EditorRequired]
    public required ImageDetails Image { get; set; }

    [Parameter]
    public Guid? RunId { get; set; }

    [Parameter]
    public Guid? ExemplarId { get; set; }

    [Inject]
    private StudioServices Services { get; set; } = null!;

    [Inject]
    private ISegmentationNotifications Notifications { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private Toasts Toasts { get; set; } = null!;

    private string? _hint => Image.MayEdit && !_state.HasExemplar && _state.OpenJob is null ? "Draw a box round one object" : null;

    public async Task OnMarkAsync(StoredMark? mark)
    {
        _state.Mark = mark;
        _state.Exemplar = null;
        _state.Problem = null;
        await InvokeAsync(StateHasChanged);
    }

    public async Task OnThresholdAsync(double threshold)
    {
        if (_state.Run is not { } run || !Image.MayEdit)
        {
            return;
        }

        var outcome = await Services.Runs.SetThresholdAsync(Image.ProjectId, run.Id, threshold, CancellationToken.None);
        if (outcome.Refusal is { } refusal)
        {
            Toasts.Warn(refusal.Message);
        }
        else
        {
            await InvokeAsync(LoadRunsAsync);
        }
    }

    public Task OnCommandAsync(string command) => InvokeAsync(() => command switch
    {
        "find-all" when _state.CanSearch && Image.MayEdit => FindAllAsync(),
        "next-image" => GoTo(Image.NextId),
        "previous-image" => GoTo(Image.PreviousId),
        "show-keys" => _keys!.OpenAsync(),
        _ => Task.CompletedTask,
    });

    public Task OnProblemAsync(string message)
    {
        Toasts.Warn(message);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _belongings.DisposeAsync();
    }

    protected override async Task OnInitializedAsync()
    {
        _wantedRunId = RunId;
        var project = await Services.Projects.FindAsync(Image.ProjectId, CancellationToken.None);
        _state.Offers = Services.Engine.OffersFor(project?.Models ?? ModelSelection.Default);
        _state.Choose(_state.Offers.Count > 0 ? _state.Offers[0] : null);
        _state.Job = await Services.Jobs.LatestOfImageAsync(Image.ProjectId, Image.Id, CancellationToken.None);
        await LoadRunsAsync();
        await ChooseFirstRunAsync();
        if (_state.Run is { } run && _state.Offers.Any(offer => offer.Id == run.Method))
        {
            _state.Choose(run);
        }

        await ChooseFirstExemplarAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        // Back and forward between the runs of one image.
        if (_canvas is not null && RunId != _wantedRunId)
        {
            _wantedRunId = RunId;
            await ChooseFirstRunAsync();
            await ShowOnCanvasAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        await _belongings.KeepAsync(await Notifications.SubscribeAsync(Image.ProjectId, Image.Id, message => InvokeAsync(() => HearAsync(message))));
        if (await OpenCanvasAsync())
        {
            await ShowOnCanvasAsync();
            StateHasChanged();
        }
    }

    private async Task<bool> OpenCanvasAsync()
    {
        var canvas = await _belongings.KeepAsync(new CanvasBridge(Js, this));
        try
        {
            _canvas = canvas is not null && await canvas.OpenAsync(_root, new CanvasImage(Image.ProjectId, Image.Id, Image.Width, Image.Height, Image.DisplayUrl)) ? canvas : null;
        }
        catch (JSException)
        {
            Toasts.Warn("The image could not be shown. Reload the page; if it fails again, delete the image and upload it once more.");
        }

        return _canvas is not null;
    }

    private async Task HearAsync(JobMessage message)
    {
        switch (message)
        {
            case JobMessage.Changed changed:
                await HearChangeAsync(changed);
                break;
            case JobMessage.Progress progress when progress.JobId == _state.OpenJob?.Id:
                _timeline.Apply(progress.Value);
                break;
        }

        StateHasChanged();
    }

    private async Task HearChangeAsync(JobMessage.Changed changed)
    {
        if (_state.Job?.Id != changed.JobId || changed.State == JobStatus.Queued)
        {
            _timeline.Clear();
        }

        _state.Job = await Services.Jobs.FindAsync(Image.ProjectId, changed.JobId, CancellationToken.None);
        _isStreaming = _state.OpenJob is not null;
        await LoadRunsAsync();
        if (changed.State == JobStatus.Done)
        {
            await ShowFinishedAsync(changed.RunId);
        }
        else if (!_isStreaming && _state.Job?.State is not JobState.Done)
        {
            // What is done has its last word still to come; the canvas may show it already.
            await ShowOnCanvasAsync();
        }
    }

    // The canvas loads the run by itself when it hears of it; here the cards follow.
    private async Task ShowFinishedAsync(Guid? runId)
    {
        _state.Run = runId is { } id ? await Services.RunQueries.FindAsync(Image.ProjectId, id, CancellationToken.None) : null;
        _wantedRunId = null;
        if (RunId is not null)
        {
            Navigation.NavigateTo($"/projects/{Image.ProjectId}/images/{Image.Id}", replace: true);
        }
    }

    private async Task LoadRunsAsync() => _state.Runs = await Services.RunQueries.OfImageAsync(Image.ProjectId, Image.Id, CancellationToken.None);

    private async Task ChooseFirstRunAsync()
    {
        var runId = RunId ?? (_state.Runs.Count > 0 ? _state.Runs[0].Id : null);
        _state.Run = runId is { } id ? await Services.RunQueries.FindAsync(Image.ProjectId, id, CancellationToken.None) : null;
    }

    private async Task ChooseFirstExemplarAsync()
    {
        if ((ExemplarId ?? _state.OpenJob?.ExemplarId ?? await ExemplarOfRunAsync()) is { } exemplarId)
        {
            TakeExemplar(await Services.Exemplars.FindAsync(Image.ProjectId, exemplarId, CancellationToken.None));
        }
        else if (_state.Run is { } run)
        {
            // The exemplar was deleted since; the run has a copy of its mark.
            _state.Mark = run.ReferenceImageId == Image.Id ? run.Mark : null;
        }
        else
        {
            // Somebody marked an object here and left before searching; samples come so.
            var exemplars = await Services.Exemplars.ListAsync(Image.ProjectId, CancellationToken.None);
            TakeExemplar(exemplars.FirstOrDefault(exemplar => exemplar.ImageId == Image.Id));
        }
    }

    private async Task<Guid?> ExemplarOfRunAsync() => _state.Run?.JobId is { } jobId
        ? (await Services.Jobs.FindAsync(Image.ProjectId, jobId, CancellationToken.None))?.ExemplarId
        : null;

    private void TakeExemplar(ExemplarRow? exemplar)
    {
        _state.Exemplar = exemplar;
        _state.Mark = exemplar?.ImageId == Image.Id ? exemplar.Mark : null;
    }

    private async Task ShowOnCanvasAsync()
    {
        if (_canvas is null)
        {
            return;
        }

        await _canvas.SetMarkAsync(_state.Mark);
        if (_state.Run is { } run)
        {
            await _canvas.ShowRunAsync(new CanvasRun(run.Id, run.Threshold, run.ExpectedCount));
        }
        else
        {
            await _canvas.ClearRunAsync();
        }
    }

    private Task FindAllAsync() => SearchAsync(Services.FindAllAsync(Image, _state, CancellationToken.None));

    // The cards show what is repeated, so that it can be changed from there.
    private async Task RepeatAsync()
    {
        if (_state is { Run: { } run, OpenJob: null, IsBusy: false })
        {
            _state.Choose(run);
            await SearchAsync(Services.RepeatAsync(Image, run, CancellationToken.None));
        }
    }

    private async Task SearchAsync(Task<Outcome<JobRow>> search)
    {
        (_state.IsBusy, _state.Problem) = (true, null);
        StateHasChanged();
        var outcome = await search;
        (_state.IsBusy, _state.Problem) = (false, outcome.Refusal?.Message);
        if (outcome is Outcome<JobRow>.Done(var job))
        {
            _timeline.Clear();
            _state.Job = job;
            _isStreaming = true;
        }

        StateHasChanged();
    }

    private async Task CancelAsync()
    {
        if (_state.OpenJob is { } job)
        {
            var outcome = await Services.JobCommands.CancelAsync(Image.ProjectId, job.Id, CancellationToken.None);
            if (outcome.Refusal is { } refusal)
            {
                Toasts.Warn(refusal.Message);
            }
        }
    }

    private async Task RetryAsync()
    {
        if (_state.Job is { } job)
        {
            var outcome = await Services.JobCommands.RetryAsync(Image.ProjectId, job.Id, CancellationToken.None);
            _state.Problem = outcome.Refusal?.Message;
        }
    }

    private Task OpenPickerAsync() => _picker!.OpenAsync();

    private async Task UseExemplarAsync(ExemplarRow exemplar)
    {
        TakeExemplar(exemplar);
        await _picker!.CloseAsync();
        await (_canvas?.SetMarkAsync(_state.Mark) ?? Task.CompletedTask);
    }

    private async Task ClearMarkAsync()
    {
        TakeExemplar(null);
        await (_canvas?.SetMarkAsync(null) ?? Task.CompletedTask);
    }

    private Task ShowRunAsync(Guid runId)
    {
        Navigation.NavigateTo($"/projects/{Image.ProjectId}/images/{Image.Id}?run={runId}");
        return Task.CompletedTask;
    }

    private async Task DeleteRunAsync()
    {
        if (_state.Run is not { } run || !await _confirm!.AskAsync("Delete this result?", "The image and the exemplar stay. The outlines and figures of this search are lost.", "Delete result"))
        {
            return;
        }

        Toasts.TellOrWarn(await Services.Runs.DeleteAsync(Image.ProjectId, run.Id, CancellationToken.None), "Result deleted.");
        await LoadRunsAsync();
        if (RunId is not null)
        {
            Navigation.NavigateTo($"/projects/{Image.ProjectId}/images/{Image.Id}", replace: true);
        }
        else
        {
            await ChooseFirstRunAsync();
            await ShowOnCanvasAsync();
        }
    }

    private Task GoTo(Guid? imageId)
    {
        if (imageId is { } id)
        {
            Navigation.NavigateTo($"/projects/{Image.ProjectId}/images/{id}");
        }

        return Task.CompletedTask;
    }
}
