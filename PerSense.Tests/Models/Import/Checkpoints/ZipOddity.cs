namespace PerSense.Tests.Models.Import.Checkpoints;

/// <summary>What is special about an entry of a zip archive.</summary>
internal enum ZipOddity
{
    None,
    Compressed,
    Encrypted,
    OverTheFirst,
    Wide,
}
