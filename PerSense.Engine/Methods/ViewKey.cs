namespace PerSense.Engine.Methods;

/// <summary>Which networks saw which image at which scale.</summary>
/// <param name="Networks">The files of the encoder and of the source of similarity features.</param>
/// <param name="Image">The image, as <see cref="ViewMemory.Digest"/> names it.</param>
/// <param name="Scale">Network pixels per image pixel.</param>
internal readonly record struct ViewKey(string Networks, string Image, double Scale);
