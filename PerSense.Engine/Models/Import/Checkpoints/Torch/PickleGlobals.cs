using System.Collections.Frozen;

namespace PerSense.Engine.Models.Import.Checkpoints.Torch;

/// <summary>The Python names that a checkpoint may hold. Every other name is refused.</summary>
internal static class PickleGlobals
{
    private static readonly FrozenDictionary<string, PickleGlobalMeaning> _known = new Dictionary<string, PickleGlobalMeaning>(StringComparer.Ordinal)
    {
        ["collections.OrderedDict"] = PickleGlobalMeaning.OrderedDictionary,
        ["torch._utils._rebuild_tensor_v2"] = PickleGlobalMeaning.RebuildTensor,
        ["torch._utils._rebuild_parameter"] = PickleGlobalMeaning.RebuildParameter,
        ["torch.FloatStorage"] = PickleGlobalMeaning.StorageType,
        ["torch.HalfStorage"] = PickleGlobalMeaning.StorageType,
        ["torch.BFloat16Storage"] = PickleGlobalMeaning.StorageType,
        ["torch.LongStorage"] = PickleGlobalMeaning.StorageType,
        ["torch.DoubleStorage"] = PickleGlobalMeaning.StorageType,
        ["torch.IntStorage"] = PickleGlobalMeaning.StorageType,
        ["torch.ShortStorage"] = PickleGlobalMeaning.StorageType,
        ["torch.CharStorage"] = PickleGlobalMeaning.StorageType,
        ["torch.ByteStorage"] = PickleGlobalMeaning.StorageType,
        ["torch.BoolStorage"] = PickleGlobalMeaning.StorageType,

        // What training scripts save beside the weights: the arguments of the run, paths, scores, devices.
        ["argparse.Namespace"] = PickleGlobalMeaning.Setting,
        ["pathlib.PosixPath"] = PickleGlobalMeaning.Setting,
        ["pathlib.PurePosixPath"] = PickleGlobalMeaning.Setting,
        ["pathlib.WindowsPath"] = PickleGlobalMeaning.Setting,
        ["collections.defaultdict"] = PickleGlobalMeaning.Setting,
        ["collections.Counter"] = PickleGlobalMeaning.Setting,
        ["torch.device"] = PickleGlobalMeaning.Setting,
        ["torch.Size"] = PickleGlobalMeaning.Setting,
        ["torch.float16"] = PickleGlobalMeaning.Setting,
        ["torch.float32"] = PickleGlobalMeaning.Setting,
        ["torch.bfloat16"] = PickleGlobalMeaning.Setting,
        ["numpy.dtype"] = PickleGlobalMeaning.Setting,
        ["numpy.core.multiarray.scalar"] = PickleGlobalMeaning.Setting,
        ["numpy._core.multiarray.scalar"] = PickleGlobalMeaning.Setting,
        ["_codecs.encode"] = PickleGlobalMeaning.Setting,
        ["__builtin__.set"] = PickleGlobalMeaning.Setting,
        ["builtins.set"] = PickleGlobalMeaning.Setting,
        ["__builtin__.dict"] = PickleGlobalMeaning.Setting,
        ["builtins.dict"] = PickleGlobalMeaning.Setting,
        ["__builtin__.list"] = PickleGlobalMeaning.Setting,
        ["builtins.list"] = PickleGlobalMeaning.Setting,
        ["__builtin__.int"] = PickleGlobalMeaning.Setting,
        ["builtins.int"] = PickleGlobalMeaning.Setting,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A name of the pickle.</summary>
    /// <param name="module">The module.</param>
    /// <param name="name">The name in it.</param>
    /// <exception cref="CheckpointException">It is none of those that a checkpoint may hold.</exception>
    public static PickleValue.Global Find(string module, string name)
    {
        var full = $"{module}.{name}";
        return _known.TryGetValue(full, out var meaning) ? new(full, meaning) : throw new CheckpointException(
            $"Its pickle asks for '{CheckpointLimits.Printable(full)}', which a checkpoint of weights does not need and which is never called here. Save only the weights "
            + "(the state_dict) again, with PyTorch or as safetensors; if you do not know where the file comes from, do not open it with anything else.");
    }
}
