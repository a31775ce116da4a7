using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Analyzers;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Files of a user's project, in which marks say what is to be reported where; see <see cref="Markup"/>. The project references the models of the
/// org of ours and sees its snapshots; all analyzers look at it, and nothing else than what is marked may be reported.
/// </summary>
internal sealed record Code
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [.. typeof(SelectAnalyzer).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !t.IsAbstract)
        .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!)];

    private ImmutableArray<Markup> Files { get; init; } = [];

    /// <summary>Lines of the project's <c>.editorconfig</c>.</summary>
    public string EditorConfig { get; init; } = "";

    /// <summary>The objects whose snapshots the project sees.</summary>
    public IReadOnlyList<Describe> Objects { get; init; } = Acme.Objects;

    /// <summary>Snapshots in place of those of <see cref="Objects"/>.</summary>
    public IReadOnlyList<SnapshotText>? Snapshots { get; init; }

    /// <summary>Whether the models are generated in the project itself, and not in one that it references.</summary>
    public bool HasOwnModels { get; init; }

    /// <summary>Whole files.</summary>
    public static Code Of(params IEnumerable<string> files) => new() { Files = [.. files.Select(Markup.Parse)] };

    /// <summary>Statements of a method that has a client and some values.</summary>
    /// <param name="statements">The statements.</param>
    /// <param name="members">Further members of the class.</param>
    /// <param name="head">What stands before all.</param>
    /// <param name="attributes">What stands behind the usings.</param>
    public static Code Body(string statements, string members = "", string head = "", string attributes = "") => Of(InMethod(statements, members, head, attributes));

    private static string InMethod(string statements, string members, string head = "", string attributes = "") => $$"""
        {{head}}using System.Diagnostics.CodeAnalysis;
        using Acme.Crm;
        using Salesforce.Typed;
        {{attributes}}
        public static class Program
        {
            public static async Task Run(SalesforceClient org, Account account, List<Account> accounts, List<Id<Account>> ids, string text, int number, bool flag, CancellationToken ct)
            {
                {{statements}}
                await Task.CompletedTask;
            }

            {{members}}
        }
        """;

    /// <summary>Fails unless exactly what is marked is reported; gives what was.</summary>
    public async Task<ImmutableArray<Diagnostic>> ReportsAsync()
    {
        var found = await DiagnosticsAsync(CreateProject());
        var expected = Files.SelectMany((f, i) => f.Expected.Select(e => Show(e.Id, f.Text, PathOf(i), e.Span)));
        var actual = found.Select(d => Show(d.Id, d.Location.SourceTree?.ToString() ?? "", d.Location.SourceTree?.FilePath ?? "", d.Location.SourceSpan));
        Assert.True(
            expected.Order().SequenceEqual(actual.Order()),
            $"expected:\n{string.Join('\n', expected.Order())}\nreported:\n{string.Join('\n', found.Select(d => d.ToString()))}\nas:\n{string.Join('\n', actual.Order())}");
        return found;
    }

    /// <summary>All that is reported, whatever is marked.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync() => await DiagnosticsAsync(CreateProject());

    /// <summary>Fails unless exactly what is marked is reported, with this message in one place.</summary>
    public async Task ReportsAsync(string message)
    {
        var found = await ReportsAsync();
        Assert.Contains(found, d => d.GetMessage().Contains(message, StringComparison.Ordinal));
    }

    /// <summary>Fails unless the fix of the first thing that is marked makes this of the statements.</summary>
    public async Task BecomesAsync<F>(string statements, string members = "", string? title = null)
        where F : CodeFixProvider, new() => await FixedAsync<F>(InMethod(statements, members), title, scope: null);

    /// <summary>The same for a whole file.</summary>
    public async Task FileBecomesAsync<F>(string file, string? title = null)
        where F : CodeFixProvider, new() => await FixedAsync<F>(file, title, scope: null);

    /// <summary>Fails unless fixing all that is marked makes this of the statements.</summary>
    public async Task AllBecomeAsync<F>(string statements, string members = "", string? title = null)
        where F : CodeFixProvider, new() => await FixedAsync<F>(InMethod(statements, members), title, FixAllScope.Document);

    /// <summary>Fails unless fixing all in the solution makes these files of the files.</summary>
    public async Task AllFilesBecomeAsync<F>(params string[] files)
        where F : CodeFixProvider, new()
    {
        var changed = await ApplyAsync(new F(), CreateProject(), null, FixAllScope.Solution);
        for (var i = 0; i < files.Length; i++)
            Assert.Equal(files[i].ReplaceLineEndings("\n"), await TextAsync(changed, i));
    }

    /// <summary>Fails unless nothing is offered.</summary>
    public async Task IsNotFixedAsync<F>()
        where F : CodeFixProvider, new()
    {
        var fix = new F();
        var project = CreateProject();
        foreach (var diagnostic in (await DiagnosticsAsync(project)).Where(d => fix.FixableDiagnosticIds.Contains(d.Id)))
            Assert.Empty((await ActionsAsync(fix, project, diagnostic)).Select(a => a.Title));
    }

    private async Task FixedAsync<F>(string after, string? title, FixAllScope? scope)
        where F : CodeFixProvider, new()
    {
        await ReportsAsync();
        var changed = await ApplyAsync(new F(), CreateProject(), title, scope);
        Assert.Equal(after.ReplaceLineEndings("\n"), await TextAsync(changed, 0));
        var errors = (await changed.GetCompilationAsync(TestContext.Current.CancellationToken))!.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error);
        Assert.Empty(errors.Select(e => e.ToString()));
    }

    private static async Task<string> TextAsync(Project project, int file) =>
        (await project.Documents.Single(d => d.FilePath == PathOf(file)).GetTextAsync(TestContext.Current.CancellationToken)).ToString().ReplaceLineEndings("\n");

    private static async Task<Project> ApplyAsync(CodeFixProvider fix, Project project, string? title, FixAllScope? scope)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var diagnostic = (await DiagnosticsAsync(project)).Where(d => fix.FixableDiagnosticIds.Contains(d.Id)).OrderBy(d => d.Location.SourceSpan.Start).First();
        var actions = await ActionsAsync(fix, project, diagnostic);
        Assert.NotEmpty(actions);
        var action = title is null ? actions[0] : Assert.Single(actions, a => a.Title == title);
        if (scope is { } whole)
        {
            var document = project.GetDocument(diagnostic.Location.SourceTree)!;
            var all = new FixAllContext(document, fix, whole, action.EquivalenceKey, [diagnostic.Id], new Provider(), cancellation);
            action = (await fix.GetFixAllProvider()!.GetFixAsync(all))!;
        }
        var operation = (await action.GetOperationsAsync(cancellation)).OfType<ApplyChangesOperation>().Single();
        return operation.ChangedSolution.GetProject(project.Id)!;
    }

    private static async Task<List<CodeAction>> ActionsAsync(CodeFixProvider fix, Project project, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        var document = project.GetDocument(diagnostic.Location.SourceTree)!;
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        return actions;
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var compilation = (await project.GetCompilationAsync(cancellation))!;
        // An analyzer that throws is AD0001.
        var options = new CompilationWithAnalyzersOptions(project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var found = await compilation.WithAnalyzers(Analyzers, options).GetAllDiagnosticsAsync(cancellation);
        return [.. found.Where(d => !d.IsSuppressed && (d.Severity == DiagnosticSeverity.Error || d.Id == "AD0001" || d.Id.StartsWith("SFT", StringComparison.Ordinal)))];
    }

    private Project CreateProject()
    {
        var project = new AdhocWorkspace().AddProject("Acme.App", LanguageNames.CSharp)
            .WithMetadataReferences(HasOwnModels ? Models.Framework : Models.References).WithParseOptions(Models.ParseOptions).WithCompilationOptions(Models.CompilationOptions)
            .AddDocument("Usings.cs", Usings, filePath: "/app/Usings.cs").Project;
        for (var i = 0; i < Files.Length; i++)
            project = project.AddDocument($"File{i}.cs", SourceText.From(Files[i].Text), filePath: PathOf(i)).Project;
        var snapshots = Snapshots ?? [.. Objects.Select(o => o.ToSnapshot())];
        if (HasOwnModels)
        {
            foreach (var model in Models.Generate(snapshots).SyntaxTrees)
                project = project.AddDocument(Path.GetFileName(model.FilePath), model.GetText(), filePath: model.FilePath).Project;
        }
        var marks = "is_global = true\n";
        foreach (var snapshot in snapshots)
        {
            project = project.AddAdditionalDocument(snapshot.Path, snapshot.Json, filePath: snapshot.Path).Project;
            marks += $"[{snapshot.Path}]\nbuild_metadata.AdditionalFiles.SalesforceSchema = true\n";
        }
        project = project.AddAnalyzerConfigDocument(".globalconfig", SourceText.From(marks), filePath: "/app/.globalconfig").Project;
        return project.AddAnalyzerConfigDocument(".editorconfig", SourceText.From("root = true\n[*.cs]\n" + EditorConfig), filePath: "/app/.editorconfig").Project;
    }

    private static string PathOf(int file) => $"/app/File{file}.cs";

    private static string Show(string id, string text, string path, TextSpan span)
    {
        var position = SourceText.From(text).Lines.GetLinePosition(span.Start);
        return $"{path}({position.Line + 1},{position.Character + 1}): {id} [{text.Substring(span.Start, span.Length)}]";
    }

    /// <summary>Tells fix-all what there is to fix.</summary>
    private sealed class Provider : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await DiagnosticsAsync(project);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            (await DiagnosticsAsync(document.Project)).Where(d => d.Location.SourceTree?.FilePath == document.FilePath);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
