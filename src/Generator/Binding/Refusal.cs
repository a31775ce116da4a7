using Microsoft.CodeAnalysis;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>Why a call cannot be read at build time.</summary>
/// <param name="Reason">The reason, and the way out.</param>
/// <param name="At">What in the call is the reason.</param>
internal sealed record Refusal(string Reason, SyntaxNode At);
