using System.CommandLine;

namespace PerSense.Web.Cli;

/// <summary><c>models</c>: what networks there are, and how to get more.</summary>
internal sealed class ModelsCommand : Command
{
    /// <summary>The verb with its sub-verbs.</summary>
    /// <param name="downloads">How <c>pull</c> reaches servers.</param>
    public ModelsCommand(Func<HttpMessageHandler> downloads)
        : base("models", "Show the neural networks that the program knows, import official checkpoints, remove them.")
    {
        Subcommands.Add(new ModelsListCommand());
        Subcommands.Add(new ModelsPullCommand(downloads));
        Subcommands.Add(new ModelsImportCommand());
        Subcommands.Add(new ModelsVerifyCommand());
        Subcommands.Add(new ModelsRemoveCommand());
        Subcommands.Add(new ModelsExportCommand());
    }
}
