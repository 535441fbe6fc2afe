using PerSense.Engine.Models.Import;

namespace PerSense.Web.Features.ModelLibrary.Imports;

/// <summary>What became of an import. A closed choice.</summary>
public abstract record ImportState
{
    private ImportState()
    {
    }

    /// <summary>Whether nothing more will happen to it.</summary>
    public bool IsOver => this is not (Waiting or Running);

    /// <summary>Another import is at work.</summary>
    public sealed record Waiting : ImportState;

    /// <summary>At work.</summary>
    /// <param name="Step">What is being done, in words.</param>
    /// <param name="Fraction">0..1 of this step; null when it is not known.</param>
    public sealed record Running(string Step, double? Fraction) : ImportState;

    /// <summary>Installed.</summary>
    public sealed record Done(ImportReport Report) : ImportState;

    /// <summary>Not installed, and nothing was left behind.</summary>
    /// <param name="Error">What happened and what to do.</param>
    public sealed record Failed(string Error) : ImportState;

    /// <summary>Stopped by a person or by the end of the server; nothing was left behind.</summary>
    public sealed record Cancelled : ImportState;
}
