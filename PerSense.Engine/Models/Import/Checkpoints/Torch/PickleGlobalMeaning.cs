namespace PerSense.Engine.Models.Import.Checkpoints.Torch;

/// <summary>What a Python name in a pickle stands for.</summary>
internal enum PickleGlobalMeaning
{
    /// <summary>An ordered dictionary.</summary>
    OrderedDictionary,

    /// <summary>A tensor from a storage, offset, shape and strides.</summary>
    RebuildTensor,

    /// <summary>A parameter: the tensor it wraps.</summary>
    RebuildParameter,

    /// <summary>The type of a storage.</summary>
    StorageType,

    /// <summary>A settings object that stands beside weights. It is never made; a placeholder takes its place.</summary>
    Setting,
}
