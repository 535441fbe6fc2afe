namespace PerSense.Web.Canvas;

/// <summary>The image that a canvas shows.</summary>
/// <param name="Width">Width of the upright image in pixels; what is drawn may be smaller.</param>
/// <param name="Height">Its height.</param>
/// <param name="Url">Where the browser gets what it draws.</param>
public sealed record CanvasImage(Guid ProjectId, Guid ImageId, int Width, int Height, string Url);
