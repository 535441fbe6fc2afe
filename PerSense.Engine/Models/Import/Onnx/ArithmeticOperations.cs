namespace PerSense.Engine.Models.Import.Onnx;

/// <summary>Arithmetic on the values of a graph; shapes broadcast as NumPy's do.</summary>
internal static class ArithmeticOperations
{
    /// <summary>a + b.</summary>
    public static GraphValue Add(this GraphBuilder graph, GraphValue a, GraphValue b) => graph.Node("Add", [a, b]);

    /// <summary>a - b.</summary>
    public static GraphValue Subtract(this GraphBuilder graph, GraphValue a, GraphValue b) => graph.Node("Sub", [a, b]);

    /// <summary>a * b, element by element.</summary>
    public static GraphValue Multiply(this GraphBuilder graph, GraphValue a, GraphValue b) => graph.Node("Mul", [a, b]);

    /// <summary>a * factor.</summary>
    public static GraphValue Scale(this GraphBuilder graph, GraphValue a, float factor) => graph.Multiply(a, graph.Like(a, factor));

    /// <summary>a / b, element by element.</summary>
    public static GraphValue Divide(this GraphBuilder graph, GraphValue a, GraphValue b) => graph.Node("Div", [a, b]);

    /// <summary>The matrix product over the last two axes.</summary>
    public static GraphValue MatrixProduct(this GraphBuilder graph, GraphValue a, GraphValue b) => graph.Node("MatMul", [a, b]);

    /// <summary>max(a, 0).</summary>
    public static GraphValue Relu(this GraphBuilder graph, GraphValue a) => graph.Node("Relu", [a]);

    /// <summary>The exact Gaussian error linear unit: a/2 * (1 + erf(a / sqrt 2)).</summary>
    public static GraphValue Gelu(this GraphBuilder graph, GraphValue a)
    {
        // Divided, not multiplied by the inverse: the runtime melts exactly this pattern into one operation.
        var erf = graph.Node("Erf", [graph.Divide(a, graph.Like(a, 1.41421356f))]);
        return graph.Multiply(graph.Multiply(a, graph.Add(erf, graph.Like(a, 1f))), graph.Like(a, 0.5f));
    }

    /// <summary>Softmax over an axis, in single precision.</summary>
    public static GraphValue Softmax(this GraphBuilder graph, GraphValue a, long axis = -1)
    {
        var result = graph.Node("Softmax", [graph.Full(a)], GraphAttribute.Of("axis", axis));
        return a.Element == GraphElement.Real ? graph.Working(result) : result;
    }

    /// <summary>Reals in single precision; the value itself when it already is.</summary>
    public static GraphValue Full(this GraphBuilder graph, GraphValue value) =>
        value.Element == GraphElement.Real && graph.Precision == GraphPrecision.Half ? graph.Cast(value, GraphElement.FullReal)
        : value with { Element = value.Element == GraphElement.Real ? GraphElement.FullReal : value.Element };

    /// <summary>Reals in the working precision; the value itself when it already is.</summary>
    public static GraphValue Working(this GraphBuilder graph, GraphValue value) =>
        value.Element == GraphElement.FullReal && graph.Precision == GraphPrecision.Half ? graph.Cast(value, GraphElement.Real)
        : value with { Element = value.Element == GraphElement.FullReal ? GraphElement.Real : value.Element };

    /// <summary>Numbers of another kind.</summary>
    public static GraphValue Cast(this GraphBuilder graph, GraphValue value, GraphElement element) =>
        graph.Node("Cast", element, [value], GraphAttribute.Of("to", graph.TypeNumber(element)));

    /// <summary>A real constant of the precision of another value.</summary>
    public static GraphValue Like(this GraphBuilder graph, GraphValue value, float number) => value.Element == GraphElement.FullReal
        ? graph.FullWeight(new("real:" + number.ToString("R", System.Globalization.CultureInfo.InvariantCulture), [], () => [number]))
        : graph.Real(number);
}
