using PerSense.Engine.Inference;

namespace PerSense.Web.Configuration;

/// <summary>How networks are run. Section <c>PerSense:Engine</c>.</summary>
public sealed class EngineOptions
{
    public const string Section = "PerSense:Engine";

    /// <summary>Folder with <c>catalogue.json</c>. Default: the environment's <c>PERSENSE_MODELS</c>, else the one that came with the program.</summary>
    public string? ModelsFolder { get; set; }

    /// <summary>Folder for models that people import. Default: <c>models</c> in the data folder.</summary>
    public string? InstalledModelsFolder { get; set; }

    /// <summary>The wanted device. Default: CUDA when it can be had, otherwise the processor.</summary>
    public DevicePreference Device { get; set; } = DevicePreference.Automatic;

    /// <summary>Processor threads for all jobs together; 0 for one a core. Default 0.</summary>
    public int MaximumThreads { get; set; }

    /// <summary>The CUDA provider library; default: the one beside the program, if any.</summary>
    public string? CudaProviderPath { get; set; }

    internal InferenceOptions ToInference(int concurrentJobs) => new()
    {
        Device = Device, MaximumThreads = MaximumThreads, CudaProviderPath = CudaProviderPath, ConcurrentJobs = concurrentJobs,
    };
}
