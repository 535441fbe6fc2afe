using PerSense.Engine.Models;

namespace PerSense.Web.Features.ModelLibrary;

/// <summary>Models that came with the program and belong together.</summary>
public sealed record BundleView(ModelBundle Bundle, IReadOnlyList<ModelRow> Models);
