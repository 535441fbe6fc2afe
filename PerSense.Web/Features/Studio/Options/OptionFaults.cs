using PerSense.Engine.Methods;

namespace PerSense.Web.Features.Studio.Options;

/// <summary>Finds the option that a sentence of the engine is about, so that it can be said beside the field.</summary>
internal static class OptionFaults
{
    /// <summary>The sentences of a refusal, by the option's path.</summary>
    /// <param name="options">The method's options.</param>
    /// <param name="message">What the engine says; sentences begin with the stage and name, as in <c>Instances.VerifierCut must be ...</c>.</param>
    /// <returns>Empty when no sentence names an option.</returns>
    public static IReadOnlyDictionary<string, string> ByPath(IEnumerable<OptionDescription> options, string message)
    {
        var starts = options
            .Select(option => (option.Path, Name: NameOf(option.Path), At: message.IndexOf(NameOf(option.Path) + " ", StringComparison.Ordinal)))
            .Where(static one => one.At >= 0)
            .OrderBy(static one => one.At)
            .ToList();
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < starts.Count; i++)
        {
            var (path, name, at) = starts[i];
            var end = i + 1 < starts.Count ? starts[i + 1].At : message.Length;
            var rest = message[(at + name.Length)..end].Trim();
            faults[path] = char.ToUpperInvariant(rest[0]) + rest[1..];
        }

        return faults;
    }

    // feedback.exemplarCount is Feedback.ExemplarCount in C#.
    private static string NameOf(string path) => string.Join('.', path.Split('.').Select(static name => char.ToUpperInvariant(name[0]) + name[1..]));
}
