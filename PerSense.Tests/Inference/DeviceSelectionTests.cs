using PerSense.Engine.Inference;

namespace PerSense.Tests.Inference;

public sealed class DeviceSelectionTests
{
    [Fact]
    public void The_processor_is_taken_when_the_settings_ask_for_it()
    {
        var report = DeviceSelection.Select(new() { Device = DevicePreference.Cpu, ConcurrentJobs = 2 });
        Assert.Equal(DeviceKind.Cpu, report.Kind);
        Assert.Contains("settings ask", report.Reason, StringComparison.Ordinal);
        Assert.Equal(Math.Max(1, Environment.ProcessorCount / 2), report.ThreadsPerSession);
        Assert.Contains("CPUExecutionProvider", report.Providers);
        Assert.StartsWith("1.", report.RuntimeVersion, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_CUDA_provider_the_processor_is_taken_and_the_reason_says_where_one_belongs()
    {
        var report = DeviceSelection.Select(new() { Device = DevicePreference.Cuda });
        Assert.Equal(DeviceKind.Cpu, report.Kind);
        Assert.Contains("There is no CUDA provider at", report.Reason, StringComparison.Ordinal);
        Assert.Contains("onnxruntime_providers_cuda", report.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_library_that_does_not_load_leads_to_the_processor_with_the_reason()
    {
        using var folder = new TemporaryFolder();
        var library = folder.Write("libonnxruntime_providers_cuda.so", [0x7F, 0x45, 0x4C, 0x46]);
        var report = DeviceSelection.Select(new() { CudaProviderPath = library });
        Assert.Equal(DeviceKind.Cpu, report.Kind);
        Assert.Contains("CUDA is installed but does not start", report.Reason, StringComparison.Ordinal);
        Assert.Contains(library, report.Reason, StringComparison.Ordinal);
    }
}
