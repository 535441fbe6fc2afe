using System.Text;
using PerSense.Engine.Methods;

namespace PerSense.Web.Cli;

/// <summary>Names of stages for people at a terminal.</summary>
internal static class StageNames
{
    /// <summary>The stage's name in lower-case words: "mask decoding".</summary>
    public static string Of(StageKind stage)
    {
        var words = new StringBuilder();
        foreach (var letter in stage.ToString())
        {
            words.Append(char.IsUpper(letter) && words.Length > 0 ? " " : "").Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }
}
