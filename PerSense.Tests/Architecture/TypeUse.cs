using Microsoft.CodeAnalysis;

namespace PerSense.Tests.Architecture;

/// <summary>A name in a source file and the type it leads to.</summary>
internal readonly record struct TypeUse(SyntaxNode Name, INamedTypeSymbol Type)
{
    public string Namespace => Type.ContainingNamespace?.ToDisplayString() ?? "";
}
