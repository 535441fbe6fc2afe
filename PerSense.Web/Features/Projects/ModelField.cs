using PerSense.Engine.Models;

namespace PerSense.Web.Features.Projects;

/// <summary>One choice in the form of a project's models.</summary>
/// <param name="Role">The role to choose a model for.</param>
/// <param name="Label">The choice for people.</param>
/// <param name="IfNone">What the default means, after the word "Default".</param>
/// <param name="Get">Reads it.</param>
/// <param name="Set">Changes it.</param>
internal sealed record ModelField(ModelRole Role, string Label, string IfNone, Func<ModelSelection, string?> Get, Func<ModelSelection, string?, ModelSelection> Set);
