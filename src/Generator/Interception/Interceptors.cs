using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Salesforce.Typed.Generator.Binding;

namespace Salesforce.Typed.Generator.Interception;

/// <summary>Finds the calls whose lambdas are read at build time, and writes an interceptor for each that can be read.</summary>
internal static class Interceptors
{
    public static void Emit(SourceProductionContext output, Compilation compilation, ImmutableArray<GeneratedFile> models)
    {
        var candidates = compilation.SyntaxTrees
            .Select(tree => (Tree: tree, Calls: FindCandidates(tree, output.CancellationToken)))
            .Where(file => file.Calls.Count > 0)
            .ToList();
        if (candidates.Count == 0)
            return;
        var visible = ModelVisibility.Augment(compilation, models);
        var selections = new SelectionFile();
        var names = new HashSet<string>(models.Select(m => m.HintName), StringComparer.OrdinalIgnoreCase);
        foreach (var (tree, calls) in candidates)
        {
            var model = visible.GetSemanticModel(tree);
            var file = new InterceptorFile(selections);
            foreach (var call in calls)
            {
                output.CancellationToken.ThrowIfCancellationRequested();
                if (InterceptedCall.Find(model, call, output.CancellationToken) is { Selection: { } selection } found
                    && model.GetInterceptableLocation(call, output.CancellationToken) is { } location)
                {
                    file.Add(found.Method, selection, location);
                }
            }
            if (!file.IsEmpty)
                file.ToFile(HintName(tree, names)).AddTo(output);
        }
        selections.ToFile().AddTo(output);
    }

    private static List<InvocationExpressionSyntax> FindCandidates(SyntaxTree tree, CancellationToken cancellation) =>
        [.. tree.GetRoot(cancellation).DescendantNodes().OfType<InvocationExpressionSyntax>().Where(InterceptedCall.IsCandidate)];

    // A file's name may hold what the name of a generated file may not.
    private static string Plain(string name)
    {
        var plain = new System.Text.StringBuilder(name.Length);
        foreach (var c in name)
            plain.Append(c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' or '-' ? c : c == '.' && plain.Length > 0 && plain[plain.Length - 1] != '.' ? c : '_');
        return plain.ToString();
    }

    private static string HintName(SyntaxTree tree, HashSet<string> taken)
    {
        var name = "Interceptors." + Plain(System.IO.Path.GetFileNameWithoutExtension(tree.FilePath));
        var unique = name;
        for (var n = 2; !taken.Add(unique + ".g.cs"); n++)
            unique = name + "." + n.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return unique + ".g.cs";
    }
}
