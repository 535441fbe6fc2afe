using PerSense.Web.Features.Exemplars;
using PerSense.Web.Features.Jobs;
using PerSense.Web.Features.Runs;
using PerSense.Web.Features.Studio.Options;

namespace PerSense.Web.Features.Studio;

/// <summary>What the cards of the studio's panel show.</summary>
public sealed class StudioState
{
    /// <summary>The mark on this image; null when there is none.</summary>
    public StoredMark? Mark { get; set; }

    /// <summary>The kept exemplar to search for; null when the mark is new.</summary>
    public ExemplarRow? Exemplar { get; set; }

    /// <summary>The latest job on this image; null when there was none.</summary>
    public JobRow? Job { get; set; }

    /// <summary>The run that is shown; null for none.</summary>
    public RunDetails? Run { get; set; }

    /// <summary>The stored runs of this image, latest first.</summary>
    public IReadOnlyList<RunRow> Runs { get; set; } = [];

    public IReadOnlyList<MethodOffer> Offers { get; set; } = [];

    public string Method { get; private set; } = "";

    public string Preset { get; private set; } = "";

    /// <summary>What is changed in the preset.</summary>
    public OptionChanges Changes { get; } = new();

    /// <summary>What the engine says against the changed options, by path.</summary>
    public IReadOnlyDictionary<string, string> OptionFaults { get; private set; } = new Dictionary<string, string>();

    /// <summary>Whether every option holds a value that can be used.</summary>
    public bool AreOptionsFine { get; private set; } = true;

    /// <summary>Grows when the options are set anew, so that fields forget what was typed into them.</summary>
    public int OptionsGeneration { get; private set; }

    /// <summary>Why the last wish could not be met; null when all is well.</summary>
    public string? Problem { get; set; }

    /// <summary>Whether a wish is on its way to the server.</summary>
    public bool IsBusy { get; set; }

    /// <summary>The job that waits or runs; null when there is none.</summary>
    public JobRow? OpenJob => Job is { State.IsOver: false } ? Job : null;

    public bool HasExemplar => Mark is not null || Exemplar is not null;

    public MethodOffer? Offer => Offers.FirstOrDefault(offer => offer.Id == Method);

    public PresetOffer? PresetOffer => Offer?.Presets.FirstOrDefault(preset => preset.Id == Preset);

    /// <summary>Whether a search can be started.</summary>
    public bool CanSearch => HasExemplar && !IsBusy && OpenJob is null && AreOptionsFine && Offer is { Lacks: null };

    /// <summary>Chooses a method with its first preset.</summary>
    public void Choose(MethodOffer? offer)
    {
        Method = offer?.Id ?? "";
        ChoosePreset(offer?.Presets.Count > 0 ? offer.Presets[0].Id : "");
    }

    /// <summary>Chooses a preset as it is.</summary>
    public void ChoosePreset(string id)
    {
        Preset = id;
        Changes.Start(PresetOffer?.OptionsJson ?? "{}");
        OptionFaults = new Dictionary<string, string>();
        (AreOptionsFine, Problem) = (true, null);
        OptionsGeneration++;
    }

    /// <summary>Takes over what a run was made with, as far as this server still offers it.</summary>
    public void Choose(RunDetails run)
    {
        Choose(Offers.FirstOrDefault(offer => offer.Id == run.Method));
        if (Offer is { } offer && offer.Presets.Any(preset => preset.Id == run.Preset))
        {
            ChoosePreset(run.Preset);
            Changes.Take(offer.Options, run.Options);
        }
    }

    /// <summary>Keeps what the engine says of the options.</summary>
    /// <param name="areTyped">Whether every field holds a value at all.</param>
    /// <param name="fault">The engine's sentence; null when it says nothing against them.</param>
    public void Judge(bool areTyped, string? fault)
    {
        OptionFaults = Options.OptionFaults.ByPath(Offer?.Options ?? [], fault ?? "");
        AreOptionsFine = areTyped && fault is null;
        Problem = fault is not null && OptionFaults.Count == 0 ? fault : null;
    }
}
