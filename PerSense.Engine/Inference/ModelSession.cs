using Microsoft.ML.OnnxRuntime;

namespace PerSense.Engine.Inference;

/// <summary>
/// A loaded network that fits its contract. Thread-safe: several runs may be under way at once. Owns native memory;
/// <see cref="Dispose"/> waits for the runs that are under way and refuses new ones.
/// </summary>
public sealed class ModelSession : IDisposable
{
    private readonly InferenceSession _session;
    private readonly string[] _outputs;
    private readonly object _gate = new();
    private int _running;
    private bool _disposed;

    private ModelSession(ModelSource source, InferenceSession session)
    {
        Source = source;
        _session = session;
        _outputs = [.. source.Contract.Outputs.Select(static output => output.Name)];
    }

    /// <summary>The file it was loaded from and the contract it fits.</summary>
    public ModelSource Source { get; }

    /// <summary>How many runs are under way.</summary>
    internal int Running
    {
        get
        {
            lock (_gate)
            {
                return _running;
            }
        }
    }

    /// <summary>Whether disposal has begun, so that new runs are refused.</summary>
    internal bool IsClosed
    {
        get
        {
            lock (_gate)
            {
                return _disposed;
            }
        }
    }

    /// <summary>Loads a model and checks it against its contract.</summary>
    /// <param name="source">The file and the contract.</param>
    /// <param name="device">Where to run it.</param>
    /// <exception cref="ModelLoadException">The file is missing, is no model, or differs from the contract.</exception>
    internal static ModelSession Load(ModelSource source, SelectedDevice device)
    {
        var session = Open(source, device);
        try
        {
            var faults = ContractCheck.Differences(source.Contract, Describe(session.InputMetadata), Describe(session.OutputMetadata));
            return faults.Count == 0 ? new(source, session) : throw new ModelLoadException(
                $"Model '{source.Id}' ({source.Path}) does not fit the contract '{source.Contract.Id}':\n- {string.Join("\n- ", faults)}\n"
                + "Use a model that was exported for this contract, or correct the contract in the catalogue.");
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Runs the network once. Inputs are read in place; outputs are copied out once.</summary>
    /// <param name="inputs">Exactly the contract's inputs, in any order; not to be written while the run lasts.</param>
    /// <param name="cancellationToken">Stops the run, also in the middle of the network.</param>
    /// <returns>The contract's outputs; owned by the caller.</returns>
    /// <exception cref="ArgumentException">An input is missing or unknown.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    /// <exception cref="ModelRunException">The network failed.</exception>
    /// <exception cref="ObjectDisposedException">The session was disposed.</exception>
    public TensorSet Run(IReadOnlyList<NamedTensor> inputs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        CheckNames(inputs);
        cancellationToken.ThrowIfCancellationRequested();
        Enter();
        try
        {
            return Execute(inputs, cancellationToken);
        }
        catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OnnxRuntimeException fault)
        {
            throw new ModelRunException($"Model '{Source.Id}' failed while it ran: {fault.Message}", fault);
        }
        finally
        {
            Leave();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            while (_running > 0)
            {
                Monitor.Wait(_gate);
            }
        }

        _session.Dispose();
    }

    private static InferenceSession Open(ModelSource source, SelectedDevice device)
    {
        if (!File.Exists(source.Path))
        {
            throw new ModelLoadException(
                $"Model '{source.Id}' is missing: there is no file {source.Path}. Put the file there, or set the models folder to where it is.");
        }

        _ = RuntimeEnvironment.Instance;
        try
        {
            using var options = device.CreateOptions();
            return new(source.Path, options);
        }
        catch (OnnxRuntimeException fault)
        {
            throw new ModelLoadException(
                $"Model '{source.Id}' ({source.Path}) cannot be read: it is cut short, damaged or no ONNX model. "
                + $"Restore the file from where it came. The runtime says: {fault.Message}",
                fault);
        }
    }

    private static List<TensorSignature> Describe(IReadOnlyDictionary<string, NodeMetadata> nodes) =>
    [
        .. nodes.Select(static node => node.Value.IsTensor
            ? new TensorSignature(node.Key, node.Value.ElementDataType == Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Float ? TensorSignature.Single : $"{node.Value.ElementDataType}", node.Value.Dimensions)
            : new TensorSignature(node.Key, $"{node.Value.OnnxValueType}", [])),
    ];

    private TensorSet Execute(IReadOnlyList<NamedTensor> inputs, CancellationToken cancellationToken)
    {
        using var values = new OrtValueList(inputs, Source.Contract.Inputs);
        using var options = new RunOptions();
        // Disposed before the options: it waits for a callback that is under way.
        using var registration = cancellationToken.Register(static state => ((RunOptions)state!).Terminate = true, options);
        using var outputs = _session.Run(options, values.Names, values.Values, _outputs);
        cancellationToken.ThrowIfCancellationRequested();
        return new([.. _outputs.Select((name, i) => new NamedTensor(name, Copy(outputs[i])))]);
    }

    private static TensorBuffer Copy(OrtValue value)
    {
        var source = value.GetTensorDataAsSpan<float>();
        var target = GC.AllocateUninitializedArray<float>(source.Length);
        source.CopyTo(target);
        return new(target, [.. value.GetTensorTypeAndShape().Shape.Select(static side => checked((int)side))]);
    }

    private void CheckNames(IReadOnlyList<NamedTensor> inputs)
    {
        var expected = Source.Contract.Inputs;
        if (inputs.Count != expected.Count || expected.Any(want => inputs.All(have => have.Name != want.Name)))
        {
            throw new ArgumentException(
                $"Model '{Source.Id}' takes the inputs {string.Join(", ", expected.Select(static tensor => tensor.Name))}; "
                + $"got {string.Join(", ", inputs.Select(static tensor => tensor.Name))}.",
                nameof(inputs));
        }
    }

    private void Enter()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _running++;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            _running--;
            Monitor.PulseAll(_gate);
        }
    }
}
