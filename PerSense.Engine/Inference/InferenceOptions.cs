namespace PerSense.Engine.Inference;

/// <summary>How networks use the machine.</summary>
public sealed record InferenceOptions
{
    /// <summary>The wanted device. Default: <see cref="DevicePreference.Automatic"/>.</summary>
    public DevicePreference Device { get; init; } = DevicePreference.Automatic;

    /// <summary>Processor threads for all networks together; 0 for one a core. Default: 0.</summary>
    public int MaximumThreads { get; init; }

    /// <summary>How many jobs run side by side; the threads are shared out among them. Default: 1.</summary>
    public int ConcurrentJobs { get; init; } = 1;

    /// <summary>
    /// The CUDA provider library (<c>libonnxruntime_providers_cuda.so</c>, of the runtime's own version); null looks for it beside the
    /// program. Default: null.
    /// </summary>
    public string? CudaProviderPath { get; init; }

    /// <summary>Threads of one session: the cores divided by the jobs, at least 1.</summary>
    public int ThreadsPerSession =>
        Math.Max(1, (MaximumThreads == 0 ? Environment.ProcessorCount : Math.Min(MaximumThreads, Environment.ProcessorCount)) / ConcurrentJobs);

    /// <summary>Every invalid setting as a sentence that starts with the setting's name; empty when all are valid.</summary>
    public IReadOnlyList<string> Faults()
    {
        List<string> faults = [];
        if (!Enum.IsDefined(Device))
        {
            faults.Add($"{nameof(Device)} is {(int)Device}; choose {string.Join(", ", Enum.GetNames<DevicePreference>())}.");
        }

        if (MaximumThreads is < 0 or > 1024)
        {
            faults.Add($"{nameof(MaximumThreads)} is {MaximumThreads}; choose 1 to 1024, or 0 for one thread a core.");
        }

        if (ConcurrentJobs is < 1 or > 64)
        {
            faults.Add($"{nameof(ConcurrentJobs)} is {ConcurrentJobs}; choose 1 to 64.");
        }

        if (CudaProviderPath is not null && !File.Exists(CudaProviderPath))
        {
            faults.Add($"{nameof(CudaProviderPath)} is '{CudaProviderPath}', where there is no file; correct it or leave it out.");
        }

        return faults;
    }
}
