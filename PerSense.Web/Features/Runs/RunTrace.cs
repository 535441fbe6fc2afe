using System.Globalization;

namespace PerSense.Web.Features.Runs;

/// <summary>What each stage of a run did.</summary>
/// <param name="Stages">In the order in which they ran.</param>
/// <param name="EncoderCalls">Images encoded.</param>
/// <param name="DecoderPrompts">Prompts decoded.</param>
/// <param name="DensityCalls">Density maps estimated.</param>
/// <param name="Milliseconds">Wall time of the whole run.</param>
public sealed record RunTrace(IReadOnlyList<RunStage> Stages, int EncoderCalls, int DecoderPrompts, int DensityCalls, double Milliseconds)
{
    /// <summary>How often the decoder was asked; 0 in runs stored before this was kept, as all below.</summary>
    public int DecoderCalls { get; init; }

    /// <summary>How often the detector was asked.</summary>
    public int DetectorCalls { get; init; }

    /// <summary>Windows that the stem of an imported density generator was asked about.</summary>
    public int DensityStemCalls { get; init; }

    /// <summary>How often its head was asked.</summary>
    public int DensityHeadCalls { get; init; }

    /// <summary>Every network that was asked, with how often, such as "encoder 2×".</summary>
    public IEnumerable<string> Questions() =>
        from asked in new (string Network, int Calls)[]
        {
            ("encoder", EncoderCalls),
            ("density", DensityCalls),
            ("density stem", DensityStemCalls),
            ("density head", DensityHeadCalls),
            ("detector", DetectorCalls),
            ("decoder", DecoderCalls),
        }
        where asked.Calls > 0
        select string.Create(CultureInfo.InvariantCulture, $"{asked.Network} {asked.Calls:N0}×");
}
