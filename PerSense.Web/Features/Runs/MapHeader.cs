namespace PerSense.Web.Features.Runs;

/// <summary>What a map's bytes mean. A cell lies at <c>grid = image * scale + offset</c>.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Scale">Cells per image pixel: horizontally, vertically.</param>
/// <param name="Offset">The grid's column and row at the image's top-left corner.</param>
/// <param name="Low">The smallest cell.</param>
/// <param name="High">The largest cell.</param>
internal sealed record MapHeader(int Width, int Height, IReadOnlyList<double> Scale, IReadOnlyList<double> Offset, float Low, float High);
