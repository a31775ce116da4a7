using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Salesforce.Typed.Tests.Describes;

/// <summary>A project after its build.</summary>
/// <param name="Compilation">User code and generated code.</param>
/// <param name="Result">What the generator reported and wrote.</param>
/// <param name="Others">What the driver and the analyzers reported.</param>
internal sealed record BuiltProject(CSharpCompilation Compilation, GeneratorRunResult Result, ImmutableArray<Diagnostic> Others)
{
    private const BindingFlags Statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The generated texts.</summary>
    public IEnumerable<SyntaxTree> Generated => Result.GeneratedSources.Select(s => s.SyntaxTree);

    /// <summary>The ids of what the generator reports of a file.</summary>
    public string[] ReportedOf(string path) => [
        .. Result.Diagnostics.Where(d => d.Location.GetLineSpan().Path == path && d.Severity == DiagnosticSeverity.Error).Select(d => d.Id)
    ];

    /// <summary>
    /// Fails unless the generator and every analyzer ended, all code compiles without a warning, every message is in one visible line
    /// without a command of a CI service, and every type of the program initializes.
    /// </summary>
    /// <param name="initialized">The most types to initialize, spread over all: names do not matter there, and each takes
    /// milliseconds.</param>
    public BuiltProject AssertSound(int initialized = int.MaxValue)
    {
        Assert.Null(Result.Exception);
        Assert.DoesNotContain(Others, d => d.Id is "AD0001" or "CS8785" or "CS8784");
        Assert.DoesNotContain(Result.Diagnostics, d => !d.Id.StartsWith("SFT", StringComparison.Ordinal));
        Assert.All(Result.Diagnostics.Concat(Others), d => Assert.DoesNotContain(
            d.GetMessage(), c => char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format));
        Assert.All(Result.Diagnostics.Concat(Others), d => Assert.DoesNotMatch(@"##[A-Za-z]*\[", d.GetMessage()));
        AssertPlain();
        Initialize(initialized);
        return this;
    }

    /// <summary>The record types by API name.</summary>
    public IReadOnlyDictionary<string, string> RecordNames()
    {
        var (assembly, context) = Load();
        try
        {
            return Records(assembly).ToDictionary(r => r.Info.Name, r => r.Type.Name);
        }
        finally
        {
            context.Unload();
        }
    }

    // Only what the templates write is a directive or a comment, and nothing in the text is invisible.
    private void AssertPlain()
    {
        foreach (var tree in Generated)
        {
            Assert.DoesNotContain(tree.ToString(), c => c != '\n' && (char.IsControl(c) || c is '\u2028' or '\u2029'
                or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200e' or '\u200f' or '\u061c' or '\ufeff'));
            var directives = tree.GetRoot(TestContext.Current.CancellationToken).DescendantTrivia(descendIntoTrivia: false).Where(
                t => t.IsDirective).Select(t => t.ToString().Trim());
            Assert.All(directives, d => Assert.Matches(
                "^#(nullable ((enable|disable) annotations|disable warnings)|pragma warning disable CS[0-9, CS]+)$", d));
            Assert.DoesNotContain(
                tree.GetRoot(TestContext.Current.CancellationToken).DescendantTrivia(), t => t.IsKind(SyntaxKind.MultiLineCommentTrivia));
        }
    }

    private void Initialize(int most)
    {
        var (assembly, context) = Load();
        try
        {
            var all = assembly.GetTypes().Where(t => !t.ContainsGenericParameters).ToList();
            foreach (var type in all.Where((_, i) => i % ((all.Count / most) + 1) == 0))
            {
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
                foreach (var property in type.GetProperties(Statics).Where(
                    p => p.GetIndexParameters().Length == 0 && p.GetMethod?.GetParameters().Length == 0))
                    _ = property.GetValue(null);
            }
            Assert.All(Records(assembly).Take(most), r => Assert.NotNull(Activator.CreateInstance(r.Type)));
        }
        finally
        {
            context.Unload();
        }
    }

    private static IEnumerable<(Type Type, SObjectInfo Info)> Records(Assembly assembly) => assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(SObject)) && !t.IsAbstract)
        .Select(t => (t, (SObjectInfo)t.GetProperty("Info", Statics)!.GetValue(null)!));

    private (Assembly Assembly, AssemblyLoadContext Context) Load()
    {
        using var image = new MemoryStream();
        using var docs = new MemoryStream();
        var emitted = Compilation.Emit(image, xmlDocumentationStream: docs, cancellationToken: TestContext.Current.CancellationToken);
        var complaints = emitted.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(complaints.Count == 0, $"{complaints.Count} complaints, first:\n{string.Join('\n', complaints.Take(5).Select(Shown))}");
        image.Position = 0;
        var context = new AssemblyLoadContext("Hostile", isCollectible: true);
        return (context.LoadFromStream(image), context);
    }

    private static string Shown(Diagnostic diagnostic)
    {
        var line = diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString()
            ?? "";
        return $"{diagnostic}\n    {(line.Length > 300 ? line[..300] : line)}";
    }
}
