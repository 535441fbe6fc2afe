namespace PerSense.Tests.Models.Import.Checkpoints;

/// <summary>A tensor as a pickle states it, sound or not.</summary>
internal sealed record TensorScript(string Key, string Storage, long Count, long Offset, long[] Shape, long[] Strides);
