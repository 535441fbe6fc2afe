using PerSense.Engine.Inference;

namespace PerSense.Tests.Inference;

public sealed class SessionPoolTests : IDisposable
{
    private static readonly ModelContract _contract = new("copy/1", [TensorContract.Of("x", "N*")], [TensorContract.Of("y", "N")]);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Everybody_who_asks_for_a_model_gets_the_same_session()
    {
        using var pool = new SessionPool(new());
        var source = Source();
        var sessions = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => pool.Get(source))));
        Assert.Single(sessions.Distinct());
    }

    [Fact]
    public void A_model_that_failed_to_load_is_tried_again()
    {
        using var pool = new SessionPool(new());
        var source = Source();
        var whole = File.ReadAllBytes(source.Path);
        File.WriteAllBytes(source.Path, whole[..20]);
        Assert.Throws<ModelLoadException>(() => pool.Get(source));
        File.WriteAllBytes(source.Path, whole);
        Assert.Equal(1, pool.Get(source).Run([new("x", TensorBuffer.Zeros(1))], default)["y"].Shape[0]);
    }

    [Fact]
    public void Disposing_the_pool_disposes_its_sessions()
    {
        ModelSession session;
        using (var pool = new SessionPool(new()))
        {
            session = pool.Get(Source());
        }

        Assert.Throws<ObjectDisposedException>(() => session.Run([new("x", TensorBuffer.Zeros(1))], default));
    }

    [Fact]
    public void A_disposed_pool_loads_nothing()
    {
        var pool = new SessionPool(new());
        pool.Dispose();
        Assert.Throws<ObjectDisposedException>(() => pool.Get(Source()));
    }

    [Fact]
    public void Every_invalid_setting_is_named()
    {
        var options = new InferenceOptions { MaximumThreads = -1, ConcurrentJobs = 0, CudaProviderPath = "/nowhere/cuda.so", Device = (DevicePreference)7 };
        var fault = Assert.Throws<ArgumentException>(() => new SessionPool(options));
        Assert.Equal(
            ["Device", "MaximumThreads", "ConcurrentJobs", "CudaProviderPath"], options.Faults().Select(static text => text[..text.IndexOf(' ', StringComparison.Ordinal)]));
        Assert.All(options.Faults(), text => Assert.Contains(text, fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Jobs_share_the_threads_and_never_get_fewer_than_one()
    {
        Assert.Equal(Environment.ProcessorCount, new InferenceOptions().ThreadsPerSession);
        Assert.Equal(1, new InferenceOptions { MaximumThreads = 1 }.ThreadsPerSession);
        Assert.Equal(1, new InferenceOptions { ConcurrentJobs = 64 }.ThreadsPerSession);
    }

    private ModelSource Source() => new(
        "copy", _folder.Write("copy.onnx", TinyModel.Copying([new("x", "N")], new TinyTensor("y", "N"))), _contract);
}
