namespace PerSense.Web.Components.Shared;

/// <summary>One message in the corner of the page.</summary>
public sealed record Toast(int Id, ToastKind Kind, string Text);
