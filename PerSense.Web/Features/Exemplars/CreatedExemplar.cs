namespace PerSense.Web.Features.Exemplars;

/// <summary>The exemplar that was kept.</summary>
internal sealed record CreatedExemplar(Guid Id);
