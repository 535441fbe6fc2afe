namespace PerSense.Engine.Imaging.Encoding;

/// <summary>Why a file cannot be used as an image.</summary>
public enum ImageFault
{
    /// <summary>The file holds no bytes.</summary>
    Empty,

    /// <summary>The file is no image at all.</summary>
    NotAnImage,

    /// <summary>The file is an image of a format, or with samples of a kind, that is not read.</summary>
    UnsupportedFormat,

    /// <summary>The file starts like an image but is cut short or damaged.</summary>
    Damaged,

    /// <summary>The file has more bytes than <see cref="ImageLimits.MaxBytes"/>.</summary>
    TooManyBytes,

    /// <summary>The picture has more pixels than <see cref="ImageLimits.MaxPixels"/>.</summary>
    TooManyPixels,
}
