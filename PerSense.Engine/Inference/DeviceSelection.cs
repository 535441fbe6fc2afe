using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace PerSense.Engine.Inference;

/// <summary>Chooses the device: CUDA when it can be had, otherwise the processor, and says why.</summary>
public static class DeviceSelection
{
    /// <summary>The device that a session pool with these options would use.</summary>
    /// <param name="options">Valid options.</param>
    /// <exception cref="ModelLoadException">The runtime itself cannot be loaded.</exception>
    public static DeviceReport Select(InferenceOptions options) => Choose(options).Report;

    /// <summary>Chooses, and keeps what sessions need.</summary>
    /// <param name="options">Valid options.</param>
    internal static SelectedDevice Choose(InferenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Device == DevicePreference.Cpu ? Cpu(options, "The settings ask for the processor.") : TryCuda(options);
    }

    private static SelectedDevice TryCuda(InferenceOptions options)
    {
        try
        {
            return RuntimeEnvironment.HasCudaBuiltIn ? Probe(Cuda(options, gpu: null)) : FromLibrary(options);
        }
        catch (Exception fault) when (fault is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException)
        {
            return Cpu(options, $"CUDA is installed but does not start: {fault.Message.ReplaceLineEndings(" ").Trim()} "
                + "Check the driver, CUDA 13 and cuDNN 9.");
        }
    }

    private static SelectedDevice FromLibrary(InferenceOptions options)
    {
        var path = Path.GetFullPath(options.CudaProviderPath ?? DefaultLibrary);
        if (!File.Exists(path))
        {
            return Cpu(options, $"There is no CUDA provider at {path}. "
                + $"To use an NVIDIA GPU, put the provider of ONNX Runtime {Version} there or name its place in the settings.");
        }

        return RuntimeEnvironment.CudaDevices(path) is [var gpu, ..]
            ? Probe(Cuda(options, gpu))
            : Cpu(options, "The CUDA provider is installed, but it finds no NVIDIA GPU. Check the driver.");
    }

    // Providers load their own libraries late: only appending one to a session shows whether it works.
    private static SelectedDevice Probe(SelectedDevice device)
    {
        device.CreateOptions().Dispose();
        return device;
    }

    private static SelectedDevice Cuda(InferenceOptions options, OrtEpDevice? gpu) => new(
        Report(options, DeviceKind.Cuda, gpu is null ? "NVIDIA GPU" : $"{gpu.HardwareDevice.Vendor} GPU", "CUDA is installed and found a GPU."), gpu);

    private static SelectedDevice Cpu(InferenceOptions options, string reason) => new(
        Report(options, DeviceKind.Cpu, $"Processor ({RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores)", reason), Gpu: null);

    private static DeviceReport Report(InferenceOptions options, DeviceKind kind, string name, string reason) => new(
        kind, name, reason, options.ThreadsPerSession, Version, RuntimeEnvironment.Instance.GetAvailableProviders());

    private static string Version => RuntimeEnvironment.Instance.GetVersionString();

    private static string DefaultLibrary => Path.Combine(
        AppContext.BaseDirectory,
        "runtimes",
        RuntimeInformation.RuntimeIdentifier,
        "native",
        OperatingSystem.IsWindows() ? "onnxruntime_providers_cuda.dll" : "libonnxruntime_providers_cuda.so");
}
