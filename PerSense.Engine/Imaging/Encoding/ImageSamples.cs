namespace PerSense.Engine.Imaging.Encoding;

/// <summary>The samples of a stored pixel.</summary>
/// <param name="Bands">Samples a pixel, a palette already looked up: 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA or CMYK.</param>
/// <param name="BitDepth">Bits a sample after unpacking: 8 or 16.</param>
/// <param name="HasAlpha">Whether the last band is transparency.</param>
public readonly record struct ImageSamples(int Bands, int BitDepth, bool HasAlpha);
