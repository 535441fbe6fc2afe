using Microsoft.ML.OnnxRuntime;

namespace PerSense.Engine.Inference;

/// <summary>The one ONNX Runtime environment of the process.</summary>
internal static class RuntimeEnvironment
{
    private const string CudaProvider = "CUDAExecutionProvider";
    private static readonly Lock Gate = new();
    private static readonly HashSet<string> RegisteredLibraries = new(StringComparer.Ordinal);

    private static readonly Lazy<OrtEnv> Shared = new(static () =>
    {
        // What it logs goes to standard error and tells a user nothing, not even of a cancelled run; failures arrive as exceptions anyway.
        var options = new EnvironmentCreationOptions { logId = "PerSense", logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        return OrtEnv.IsCreated ? OrtEnv.Instance() : OrtEnv.CreateInstanceWithOptions(ref options);
    });

    /// <summary>The environment; created on first use.</summary>
    /// <exception cref="ModelLoadException">The native library cannot be loaded.</exception>
    public static OrtEnv Instance
    {
        get
        {
            try
            {
                return Shared.Value;
            }
            catch (Exception fault) when (fault is DllNotFoundException or TypeInitializationException or EntryPointNotFoundException or BadImageFormatException)
            {
                throw new ModelLoadException(
                    "The native library of ONNX Runtime cannot be loaded, so no network can run. "
                    + "Install it with 'npm ci --ignore-scripts' and build again, or take a package made for this system.",
                    fault);
            }
        }
    }

    /// <summary>Whether the runtime's base library has CUDA built in.</summary>
    public static bool HasCudaBuiltIn => Instance.GetAvailableProviders().Contains(CudaProvider, StringComparer.Ordinal);

    /// <summary>The GPUs that a provider library offers; the library is loaded once and stays for the life of the process.</summary>
    /// <param name="libraryPath">Full path of the library.</param>
    /// <exception cref="OnnxRuntimeException">The library, or one it needs, cannot be loaded.</exception>
    public static IReadOnlyList<OrtEpDevice> CudaDevices(string libraryPath)
    {
        lock (Gate)
        {
            if (!RegisteredLibraries.Contains(libraryPath))
            {
                Instance.RegisterExecutionProviderLibrary($"cuda:{libraryPath}", libraryPath);
                RegisteredLibraries.Add(libraryPath);
            }
        }

        return [.. Instance.GetEpDevices().Where(static device => device.HardwareDevice.Type == OrtHardwareDeviceType.GPU)];
    }
}
