namespace PerSense.Tests.Architecture;

/// <summary>
/// Guards docs/architecture.md: the engine's folders form a staircase, ONNX Runtime hides behind one of them, and the web framework is
/// not on it at all.
/// </summary>
public sealed class EngineDependencyTests
{
    private const string Root = "PerSense.Engine.";

    private static readonly string[] _order = ["Imaging", "Inference", "Models", "Stages", "Methods", "Evaluation"];

    [Fact]
    public void Engine_sources_bind_completely_so_that_these_rules_see_every_name() =>
        Rule.IsKept(EngineModel.Faults.Select(fault => fault.ToString()));

    [Fact]
    public void Every_engine_file_lies_in_a_folder_of_the_dependency_order() =>
        Assert.All(SourceFile.Engine, file => Assert.Contains(FolderOf(file.Path), _order));

    [Fact]
    public void An_engine_folder_uses_only_folders_below_it()
    {
        var violations =
            from file in SourceFile.Engine
            let step = Array.IndexOf(_order, FolderOf(file.Path))
            from use in EngineModel.Uses(file.Tree)
            where use.Namespace.StartsWith(Root, StringComparison.Ordinal)
            let used = Array.IndexOf(_order, use.Namespace[Root.Length..].Split('.')[0])
            where used > step
            select $"{file.At(use.Name)}: {_order[step]} uses {use.Type.Name} of {_order[used]}";

        Rule.IsKept(violations);
    }

    [Fact]
    public void Onnx_runtime_types_appear_only_in_Inference()
    {
        var violations =
            from file in SourceFile.Engine
            where FolderOf(file.Path) != "Inference"
            from use in EngineModel.Uses(file.Tree)
            where use.Namespace.StartsWith("Microsoft.ML.OnnxRuntime", StringComparison.Ordinal)
            select $"{file.At(use.Name)}: {use.Type.Name}";

        Rule.IsKept(violations);
    }

    [Fact]
    public void The_application_reaches_ONNX_Runtime_only_through_the_engine()
    {
        var violations = SourceFile.In("PerSense.Web/")
            .Where(file => file.Tree.GetText().ToString().Contains("Microsoft.ML.OnnxRuntime", StringComparison.Ordinal))
            .Select(file => file.Path);

        Rule.IsKept(violations);
    }

    [Theory]
    [InlineData("Microsoft.AspNetCore")]
    [InlineData("Microsoft.EntityFrameworkCore")]
    [InlineData("Radzen")]
    [InlineData("SQLitePCLRaw")]
    public void The_engine_knows_neither_web_nor_database(string family)
    {
        var references = typeof(Engine.Imaging.Mask).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name ?? "");

        Assert.DoesNotContain(references, name => name.StartsWith(family, StringComparison.Ordinal));
    }

    private static string FolderOf(string path) => path.Split('/')[1];
}
