namespace PerSense.Web.Realtime;

/// <summary>A mask as a patch of the image.</summary>
/// <param name="Left">Image column of the patch's first column.</param>
/// <param name="Top">Image row of the patch's first row.</param>
/// <param name="Width">Columns of the patch.</param>
/// <param name="Height">Rows of the patch.</param>
/// <param name="Counts">COCO's compressed run lengths of the patch, column by column.</param>
public sealed record MaskItem(int Left, int Top, int Width, int Height, string Counts);
