using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Salesforce.Typed.Generator.Interception;

/// <summary>
/// Lets the generator see its own models. A generator does not see what it writes; so the models' text is added to a compilation of our
/// own, in which calls are bound. This is the only place that knows: Roslyn's RegisterPreCompilationSourceOutput will replace it once it is
/// stable. Models that come from a referenced project are visible without it.
/// </summary>
internal static class ModelVisibility
{
    // A text is parsed once for as long as the pipeline keeps it; parse options are the same throughout a project.
    private static readonly ConditionalWeakTable<GeneratedFile, SyntaxTree> Parsed = new();

    /// <summary>The compilation with the models in it.</summary>
    public static Compilation Augment(Compilation compilation, ImmutableArray<GeneratedFile> models)
    {
        if (models.IsEmpty || compilation.SyntaxTrees.FirstOrDefault()?.Options is not CSharpParseOptions options)
            return compilation;
        return compilation.AddSyntaxTrees(models.Select(m => Parse(m, options)));
    }

    private static SyntaxTree Parse(GeneratedFile model, CSharpParseOptions options)
    {
        // Comments are read by nobody here.
        var plain = options.WithDocumentationMode(DocumentationMode.None);
        if (Parsed.TryGetValue(model, out var tree) && tree.Options.Equals(plain))
            return tree;
        tree = CSharpSyntaxTree.ParseText(model.ToSourceText(), plain, model.HintName);
        Parsed.Remove(model);
        Parsed.Add(model, tree);
        return tree;
    }
}
