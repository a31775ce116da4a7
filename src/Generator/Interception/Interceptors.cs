using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Salesforce.Typed.Generator.Binding;

namespace Salesforce.Typed.Generator.Interception;

/// <summary>Finds the calls whose lambdas are read at build time, and writes an interceptor for each that can be read.</summary>
internal static class Interceptors
{
    public static void Emit(SourceProductionContext output, Compilation compilation, ImmutableArray<GeneratedFile> models)
    {
        var records = ProjectionCandidates.RecordNames(compilation, models);
        var candidates = compilation.SyntaxTrees
            .Select(tree => new FileCandidates(tree, records, output.CancellationToken))
            .Where(file => !file.IsEmpty)
            .ToList();
        if (candidates.Count == 0)
            return;
        var visible = ModelVisibility.Augment(compilation, models);
        var selections = new SelectionFile();
        var projections = new ProjectionFile(MethodBodies.Of(visible));
        var names = new HashSet<string>(models.Select(m => m.HintName), StringComparer.OrdinalIgnoreCase);
        foreach (var candidate in candidates)
        {
            var model = visible.GetSemanticModel(candidate.Tree);
            var file = new InterceptorFile(selections);
            foreach (var call in candidate.Calls)
            {
                output.CancellationToken.ThrowIfCancellationRequested();
                if (InterceptedCall.Find(model, call, output.CancellationToken) is { Selection: { } selection } found
                    && model.GetInterceptableLocation(call, output.CancellationToken) is { } location)
                {
                    file.Add(found.Method, selection, location);
                }
            }
            if (!file.IsEmpty)
                file.ToFile(HintName(candidate.Tree, names)).AddTo(output);
            foreach (var method in candidate.Methods)
                projections.Add(model, method, output.CancellationToken);
        }
        if (candidates.Any(c => c.Calls.Count > 0) || !projections.IsEmpty)
            selections.ToFile().AddTo(output);
        if (!projections.IsEmpty)
            projections.ToFile().AddTo(output);
    }

    // A file's name may hold what the name of a generated file may not.
    private static string Plain(string name)
    {
        var plain = new System.Text.StringBuilder(name.Length);
        foreach (var c in name)
            plain.Append(c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' or '-'
                ? c
                : c == '.' && plain.Length > 0 && plain[plain.Length - 1] != '.' ? c : '_');
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
