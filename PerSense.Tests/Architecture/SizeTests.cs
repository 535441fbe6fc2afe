using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerSense.Tests.Repository;

namespace PerSense.Tests.Architecture;

/// <summary>Guards the sizes of docs/architecture.md that no analyzer measures: files, parameters and nesting.</summary>
public sealed class SizeTests
{
    private const int FileCap = 400;
    private const int UsualFile = 200;
    private const int ParameterCap = 4;
    private const int NestingCap = 2;

    private static readonly string[] _writtenByHand = [".cs", ".razor", ".js", ".css", ".mjs", ".sh"];

    [Fact]
    public void No_file_is_longer_than_400_lines()
    {
        var violations =
            from path in RepositoryFolder.Files
            where _writtenByHand.Contains(Path.GetExtension(path)) && !path.Contains("/Migrations/", StringComparison.Ordinal)
            let lines = File.ReadLines(RepositoryFolder.FullPath(path)).Count()
            where lines > FileCap
            select $"{path}: {lines} lines";

        Rule.IsKept(violations);
    }

    [Fact]
    public void Nine_files_of_ten_have_at_most_200_lines()
    {
        var lengths = SourceFile.Product.Select(file => file.Lines).Order().ToArray();

        Assert.True(lengths[lengths.Length * 9 / 10] <= UsualFile, $"The 90th percentile is {lengths[lengths.Length * 9 / 10]} lines.");
    }

    [Fact]
    public void A_method_takes_at_most_four_parameters()
    {
        var violations =
            from file in SourceFile.Product
            from node in file.Tree.GetRoot().DescendantNodes()
            let parameters = ParametersOf(node)
            where parameters > ParameterCap
            select $"{file.At(node)}: {parameters} parameters";

        Rule.IsKept(violations);
    }

    [Fact]
    public void Control_flow_nests_at_most_two_deep()
    {
        var violations =
            from file in SourceFile.Product
            from node in file.Tree.GetRoot().DescendantNodes()
            where IsControlFlow(node) && DepthOf(node) == NestingCap + 1
            select $"{file.At(node)}: {node.Kind()}";

        Rule.IsKept(violations);
    }

    // A cancellation token is the fixed last parameter of everything that can be cancelled, and says nothing about the design;
    // the shape of a foreign function, or of a member that a base type asks for, is not ours to choose.
    private static int ParametersOf(SyntaxNode node)
    {
        var (parameters, modifiers) = node switch
        {
            MethodDeclarationSyntax method => (method.ParameterList, method.Modifiers),
            LocalFunctionStatementSyntax function => (function.ParameterList, function.Modifiers),
            _ => (null, default),
        };
        var foreign = modifiers.Any(SyntaxKind.ExternKeyword) || modifiers.Any(SyntaxKind.OverrideKeyword) || IsImported(node);
        return parameters is null || foreign ? 0 : parameters.Parameters.Count(parameter => parameter.Type?.ToString() != nameof(CancellationToken));
    }

    private static bool IsImported(SyntaxNode node) =>
        node is MethodDeclarationSyntax method && method.AttributeLists.ToString().Contains("Import", StringComparison.Ordinal);

    private static int DepthOf(SyntaxNode node) => node.AncestorsAndSelf()
        .TakeWhile(ancestor => ancestor is not (MemberDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
        .Count(IsControlFlow);

    // An else-if continues its if. A try or a using is no decision.
    private static bool IsControlFlow(SyntaxNode node) => node switch
    {
        IfStatementSyntax statement => statement.Parent is not ElseClauseSyntax,
        ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or SwitchStatementSyntax => true,
        _ => false,
    };
}
