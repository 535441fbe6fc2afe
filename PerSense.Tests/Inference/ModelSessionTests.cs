using PerSense.Engine.Inference;

namespace PerSense.Tests.Inference;

public sealed class ModelSessionTests : IDisposable
{
    private const int GuardAgainstHanging = 60_000;
    private static readonly ModelContract _copy = new("copy/1", [TensorContract.Of("x", "N* 3")], [TensorContract.Of("y", "N 3")]);
    private static readonly ModelContract _endless = new("endless/1", [TensorContract.Of("x", "N*")], [TensorContract.Of("y", "N")]);
    private readonly TemporaryFolder _folder = new();
    private readonly SessionPool _pool = new(new() { Device = DevicePreference.Cpu });

    public void Dispose()
    {
        _pool.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_run_gives_the_outputs_of_the_contract()
    {
        var session = Load(TinyModel.Copying([new("x", "N", "3")], new TinyTensor("y", "N", "3"), new TinyTensor("z", "N", "3")), _copy);
        var y = session.Run([new("x", new([1, 2, 3, 4, 5, 6], 2, 3))], default)["y"];
        Assert.Equal([2, 3], y.Shape.ToArray());
        Assert.Equal([1, 2, 3, 4, 5, 6], y.Values.ToArray());
    }

    [Fact]
    public void Asking_for_an_output_outside_the_contract_names_those_that_are_there()
    {
        var outputs = Load(TinyModel.Copying([new("x", "N", "3")], new TinyTensor("y", "N", "3")), _copy).Run([new("x", TensorBuffer.Zeros(1, 3))], default);
        Assert.Contains("there are y", Assert.Throws<KeyNotFoundException>(() => outputs["z"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misnamed_input_is_refused_with_the_names_that_are_expected()
    {
        var session = Load(TinyModel.Copying([new("x", "N", "3")], new TinyTensor("y", "N", "3")), _copy);
        var fault = Assert.Throws<ArgumentException>(() => session.Run([new("image", TensorBuffer.Zeros(1, 3))], default));
        Assert.Contains("takes the inputs x; got image", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failing_run_names_the_model()
    {
        var session = Load(TinyModel.Copying([new("x", "N", "3")], new TinyTensor("y", "N", "3")), _copy);
        var fault = Assert.Throws<ModelRunException>(() => session.Run([new("x", TensorBuffer.Zeros(1, 4))], default));
        Assert.Contains("'tiny'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_difference_from_the_contract_is_named()
    {
        var contract = new ModelContract(
            "picture/2",
            [TensorContract.Of("image", "1 3 H* W*"), TensorContract.Of("boxes", "1 K* 4"), TensorContract.Of("ids", "1 3")],
            [TensorContract.Of("feat", "1 Features h w"), TensorContract.Of("flat", "1 9")]);
        var bytes = TinyModel.Copying(
            [new("image", "1", "4", "H", "64"), new("mask", "1", "8"), new("ids", "1", "3") { Element = TinyModel.Int64 }],
            new TinyTensor("feat", "1", "4", "H", "64"),
            new TinyTensor("flat", "1", "4", "H", "64"));
        var fault = Assert.Throws<ModelLoadException>(() => Load(bytes, contract.Bind([new("Features", 70)])));
        Assert.Contains("does not fit the contract 'picture/2'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("input 'image' [1, 4, *, 64]: dimension 3 is 4, 3 is expected", fault.Message, StringComparison.Ordinal);
        Assert.Contains("input 'image' [1, 4, *, 64]: dimension W is fixed at 64, any length is expected", fault.Message, StringComparison.Ordinal);
        Assert.Contains("input 'boxes' [1, K*, 4] is missing", fault.Message, StringComparison.Ordinal);
        Assert.Contains("input 'mask' [1, 8] is not part of the contract", fault.Message, StringComparison.Ordinal);
        Assert.Contains("input 'ids' holds Int64 values, Single is expected", fault.Message, StringComparison.Ordinal);
        Assert.Contains("output 'feat' [1, 4, *, 64]: dimension Features is 4, 70 is expected", fault.Message, StringComparison.Ordinal);
        Assert.Contains("output 'flat' has 4 dimensions [1, 4, *, 64], 2 are expected [1, 9]", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_says_where_it_should_be()
    {
        var path = Path.Combine(_folder.Path, "absent.onnx");
        var fault = Assert.Throws<ModelLoadException>(() => _pool.Get(new("absent", path, _copy)));
        Assert.Contains($"there is no file {path}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_model_says_so() =>
        Assert.Contains("no ONNX model", Assert.Throws<ModelLoadException>(() => Load([1, 2, 3, 4, 5], _copy)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_truncated_model_says_so()
    {
        var whole = TinyModel.Endless();
        var fault = Assert.Throws<ModelLoadException>(() => Load(whole[..(whole.Length / 2)], _copy));
        Assert.Contains("cut short", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_token_stops_a_run_before_it_begins()
    {
        var session = Load(TinyModel.Copying([new("x", "N", "3")], new TinyTensor("y", "N", "3")), _copy);
        Assert.Throws<OperationCanceledException>(() => session.Run([new("x", TensorBuffer.Zeros(1, 3))], new(canceled: true)));
    }

    [Fact(Timeout = GuardAgainstHanging)]
    public async Task Cancelling_stops_a_run_that_is_under_way_and_leaves_the_session_usable()
    {
        var session = Load(TinyModel.Endless(), _endless);
        using var stop = new CancellationTokenSource();
        var run = OnOwnThread(() => session.Run([new("x", TensorBuffer.Zeros(1))], stop.Token));
        await Until(() => session.Running == 1);
        Assert.False(run.IsCompleted);
        await stop.CancelAsync();
        var fault = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(stop.Token, fault.CancellationToken);
        using var again = new CancellationTokenSource(100);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => session.Run([new("x", TensorBuffer.Zeros(1))], again.Token)));
    }

    [Fact]
    public async Task Two_runs_at_once_on_one_session_do_not_mix()
    {
        var session = Load(TinyModel.Copying([new("x", "N", "3")], new TinyTensor("y", "N", "3")), _copy);
        float[] Run(int value)
        {
            var input = new float[30_000];
            input.AsSpan().Fill(value);
            return session.Run([new("x", new(input, 10_000, 3))], default)["y"].Values.ToArray();
        }

        var runs = await Task.WhenAll(Enumerable.Range(1, 40).Select(i => Task.Run(() => Run(i))));
        Assert.All(runs.Index(), run => Assert.All(run.Item, value => Assert.Equal(run.Index + 1, value)));
    }

    [Fact(Timeout = GuardAgainstHanging)]
    public async Task Disposing_waits_for_the_run_under_way_and_refuses_the_next()
    {
        var session = Load(TinyModel.Endless(), _endless);
        using var stop = new CancellationTokenSource();
        var run = OnOwnThread(() => session.Run([new("x", TensorBuffer.Zeros(1))], stop.Token));
        await Until(() => session.Running == 1);
        var disposal = OnOwnThread(session.Dispose);
        await Until(() => session.IsClosed);
        Assert.Throws<ObjectDisposedException>(() => session.Run([new("x", TensorBuffer.Zeros(1))], default));
        Assert.False(disposal.IsCompleted);
        await stop.CancelAsync();
        await disposal;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    // The pool's threads may all be busy with other tests.
    private static Task OnOwnThread(Action work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(10);
        }
    }

    private ModelSession Load(byte[] model, ModelContract contract) => _pool.Get(new("tiny", _folder.Write("tiny.onnx", model), contract));
}
