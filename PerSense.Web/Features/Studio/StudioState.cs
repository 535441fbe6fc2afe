using PerSense.Web.Features.Exemplars;
using PerSense.Web.Features.Jobs;
using PerSense.Web.Features.Runs;

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

    public string Method { get; set; } = "";

    public string Preset { get; set; } = "";

    /// <summary>Why the last wish could not be met; null when all is well.</summary>
    public string? Problem { get; set; }

    /// <summary>Whether a wish is on its way to the server.</summary>
    public bool IsBusy { get; set; }

    /// <summary>The job that waits or runs; null when there is none.</summary>
    public JobRow? OpenJob => Job is { State.IsOver: false } ? Job : null;

    public bool HasExemplar => Mark is not null || Exemplar is not null;

    public MethodOffer? Offer => Offers.FirstOrDefault(offer => offer.Id == Method);

    public PresetOffer? PresetOffer => Offer?.Presets.FirstOrDefault(preset => preset.Id == Preset);

    /// <summary>Chooses a method with its first preset.</summary>
    public void Choose(MethodOffer? offer) => (Method, Preset) = (offer?.Id ?? "", offer?.Presets.Count > 0 ? offer.Presets[0].Id : "");
}
