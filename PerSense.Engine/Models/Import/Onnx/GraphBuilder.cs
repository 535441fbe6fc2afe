using System.Globalization;
using PerSense.Engine.Models.Import.Weights;
using PerSense.Onnx;

namespace PerSense.Engine.Models.Import.Onnx;

/// <summary>
/// Builds an ONNX graph (opset 17) node by node. Inputs and outputs are single precision; inside, reals have the working precision.
/// The same calls give the same graph, name for name. Not thread-safe.
/// </summary>
/// <param name="name">The graph's name.</param>
/// <param name="precision">The working precision.</param>
internal sealed class GraphBuilder(string name, GraphPrecision precision)
{
    private const int FloatType = 1;
    private const int HalfType = 10;
    private const int IntegerType = 7;
    private const int TruthType = 9;

    private readonly GraphProto _graph = new() { Name = name };
    private readonly Dictionary<string, GraphConstant> _constants = new(StringComparer.Ordinal);
    private readonly List<GraphConstant> _order = [];
    private int _values;

    /// <summary>The working precision.</summary>
    public GraphPrecision Precision => precision;

    /// <summary>Adds an input of reals, in single precision on the outside.</summary>
    /// <param name="input">Its name.</param>
    /// <param name="axes">Its axes, outermost first.</param>
    /// <returns>The input in the working precision.</returns>
    public GraphValue Input(string input, params GraphAxis[] axes) => this.Working(InputOf(GraphElement.FullReal, input, axes));

    /// <summary>Adds an input of another kind of numbers.</summary>
    /// <param name="element">What its numbers are on the outside.</param>
    /// <param name="input">Its name.</param>
    /// <param name="axes">Its axes, outermost first.</param>
    public GraphValue InputOf(GraphElement element, string input, params GraphAxis[] axes)
    {
        _graph.Input.Add(Describe(input, TypeNumber(element), axes));
        return new(input, element);
    }

    /// <summary>Adds an output of reals, in single precision on the outside.</summary>
    /// <param name="output">Its name.</param>
    /// <param name="value">What it shows.</param>
    /// <param name="axes">Its axes, outermost first.</param>
    public void Output(string output, GraphValue value, params GraphAxis[] axes)
    {
        var full = this.Full(value);
        _graph.Node.Add(new NodeProto { OpType = "Identity", Name = output, Input = { full.Name }, Output = { output } });
        _graph.Output.Add(Describe(output, FloatType, axes));
    }

    /// <summary>A checkpoint's tensor in the working precision; equal names are one constant.</summary>
    /// <param name="weight">The tensor.</param>
    public GraphValue Weight(Weight weight) => Constant(new(weight.Name, GraphElement.Real, weight, [], weight.Shape));

    /// <summary>A checkpoint's tensor in single precision whatever the working precision is.</summary>
    /// <param name="weight">The tensor.</param>
    public GraphValue FullWeight(Weight weight) => Constant(new(weight.Name + ".full", GraphElement.FullReal, weight, [], weight.Shape));

    /// <summary>Reals of our own in the working precision.</summary>
    /// <param name="label">A unique name.</param>
    /// <param name="values">The numbers in C order.</param>
    /// <param name="shape">Lengths of the axes.</param>
    public GraphValue Reals(string label, float[] values, params long[] shape) => Weight(new(label, shape, () => values));

    /// <summary>A single real in the working precision.</summary>
    /// <param name="value">The number.</param>
    public GraphValue Real(float value) => Reals("real:" + value.ToString("R", CultureInfo.InvariantCulture), [value]);

    /// <summary>A list of integers, as shapes, axes and indices are given.</summary>
    /// <param name="values">The integers.</param>
    public GraphValue Integers(params long[] values) =>
        Constant(new("integers:" + string.Join(',', values), GraphElement.Integer, null, values, [values.Length]));

    /// <summary>A single integer without an axis.</summary>
    /// <param name="value">The integer.</param>
    public GraphValue Integer(long value) =>
        Constant(new("integer:" + value.ToString(CultureInfo.InvariantCulture), GraphElement.Integer, null, [value], []));

    /// <summary>Adds a node with one output of the given kind.</summary>
    /// <param name="operation">The operator's name in opset 17.</param>
    /// <param name="element">What the output's numbers are.</param>
    /// <param name="inputs">Its inputs in the operator's order; a default value stands for an optional input left out.</param>
    /// <param name="attributes">Its settings.</param>
    public GraphValue Node(string operation, GraphElement element, GraphValue[] inputs, params GraphAttribute[] attributes) =>
        Nodes(operation, [element], inputs, attributes)[0];

    /// <summary>Adds a node whose output is of the kind of its first input.</summary>
    /// <param name="operation">The operator's name in opset 17.</param>
    /// <param name="inputs">Its inputs in the operator's order.</param>
    /// <param name="attributes">Its settings.</param>
    public GraphValue Node(string operation, GraphValue[] inputs, params GraphAttribute[] attributes) =>
        Node(operation, inputs[0].Element, inputs, attributes);

    /// <summary>Adds a node with several outputs.</summary>
    /// <param name="operation">The operator's name in opset 17.</param>
    /// <param name="elements">What each output's numbers are.</param>
    /// <param name="inputs">Its inputs in the operator's order.</param>
    /// <param name="attributes">Its settings.</param>
    public IReadOnlyList<GraphValue> Nodes(string operation, GraphElement[] elements, GraphValue[] inputs, params GraphAttribute[] attributes)
    {
        var outputs = elements.Select(element => new GraphValue($"{operation}_{_values++}", element)).ToArray();
        _graph.Node.Add(new NodeProto
        {
            OpType = operation,
            Name = outputs[0].Name,
            Input = { inputs.Select(static input => input.Name ?? string.Empty) },
            Output = { outputs.Select(static output => output.Name) },
            Attribute = { attributes.Select(static attribute => attribute.ToProto()) },
        });
        return outputs;
    }

    /// <summary>The number by which the format names a kind of number.</summary>
    /// <param name="element">The kind.</param>
    public long TypeNumber(GraphElement element) => element switch
    {
        GraphElement.Real => precision == GraphPrecision.Half ? HalfType : FloatType,
        GraphElement.FullReal => FloatType,
        GraphElement.Integer => IntegerType,
        _ => TruthType,
    };

    /// <summary>The finished graph; the builder is not used after it.</summary>
    public OnnxGraph Build() => new(_graph, _order, precision);

    private static ValueInfoProto Describe(string label, long type, GraphAxis[] axes) => new()
    {
        Name = label,
        Type = new() { TensorType = new() { ElemType = (int)type, Shape = new() { Dim = { axes.Select(static axis => axis.ToProto()) } } } },
    };

    private GraphValue Constant(GraphConstant constant)
    {
        if (_constants.TryAdd(constant.Name, constant))
        {
            _order.Add(constant);
        }

        return new(constant.Name, constant.Element);
    }
}
