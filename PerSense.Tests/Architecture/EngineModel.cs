using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerSense.Tests.Architecture;

/// <summary>
/// The engine's sources bound by the compiler, so that a dependency is seen however it is written: a using line, a qualified name, an
/// inferred type or an extension method.
/// </summary>
internal static class EngineModel
{
    // The names that ImplicitUsings adds to every file.
    private const string GlobalUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    // Source generators do not run here: what they would write is missing (and the locals that it would assign), which is no fault.
    private static readonly HashSet<string> _writtenByGenerators = ["CS8795", "CS9248", "CS0534", "CS0165"];

    private static readonly Lazy<CSharpCompilation> _compilation = new(Compile);

    public static CSharpCompilation Compilation => _compilation.Value;

    /// <summary>What the compiler could not bind: a rule that reads unbound names would pass without having looked.</summary>
    public static IEnumerable<Diagnostic> Faults => Compilation.GetDiagnostics()
        .Where(fault => fault.Severity == DiagnosticSeverity.Error && !_writtenByGenerators.Contains(fault.Id));

    /// <summary>Every type that a file's names lead to: the type itself, or the one that holds the member.</summary>
    public static IEnumerable<TypeUse> Uses(SyntaxTree tree)
    {
        var model = Compilation.GetSemanticModel(tree);
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            var symbol = model.GetSymbolInfo(name).Symbol;
            if ((symbol as INamedTypeSymbol ?? symbol?.ContainingType) is { } type)
            {
                yield return new TypeUse(name, type.OriginalDefinition);
            }
        }
    }

    private static CSharpCompilation Compile()
    {
        var platform = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        var references = platform.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => Path.GetFileName(path) != "PerSense.Engine.dll")
            .Select(path => MetadataReference.CreateFromFile(path));
        var trees = SourceFile.Engine.Select(file => file.Tree).Append(SourceFile.Parse(GlobalUsings));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
        return CSharpCompilation.Create("PerSense.Engine", trees, references, options);
    }
}
