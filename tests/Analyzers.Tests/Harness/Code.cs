using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Files of a user's project, in which <c>{|SFT1005:this|}</c> says which rule is reported at "this". The project references the models of
/// <see cref="Acme"/> and sees its snapshots; all analyzers run, and nothing but what is marked may be reported.
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

    private ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Lines of the project's <c>.editorconfig</c>.</summary>
    public string EditorConfig { get; init; } = "";

    /// <summary>The objects whose snapshots the project sees.</summary>
    public IReadOnlyList<Describe> Objects { get; init; } = Acme.Objects;

    /// <summary>Snapshots in place of those of <see cref="Objects"/>.</summary>
    public IReadOnlyList<SnapshotText>? Snapshots { get; init; }

    /// <summary>Whether the models are generated in the project itself, and not in one that it references.</summary>
    public bool HasOwnModels { get; init; }

    /// <summary>Whole files.</summary>
    public static Code Of(params IEnumerable<string> files) => new() { Files = [.. files] };

    /// <summary>Statements of a method that has a client and some values.</summary>
    /// <param name="statements">The statements.</param>
    /// <param name="members">Further members of the class.</param>
    /// <param name="head">The first lines of the file.</param>
    /// <param name="attributes">What follows the usings.</param>
    public static Code Body(string statements, string members = "", string head = "", string attributes = "") =>
        Of(InMethod(statements, members, head, attributes));

    private static string InMethod(string statements, string members, string head = "", string attributes = "") => $$"""
        {{head}}using System.Diagnostics.CodeAnalysis;
        using Acme.Crm;
        using Salesforce.Typed;
        using Salesforce.Typed.Auth;
        using Salesforce.Typed.Search;
        {{attributes}}
        public static class Program
        {
            public static async Task Run(
                SalesforceClient org, Account account, List<Account> accounts, List<Id<Account>> ids,
                string text, int number, bool flag, CancellationToken ct)
            {
                {{statements}}
                await Task.CompletedTask;
            }

            {{members}}
        }
        """;

    /// <summary>Fails unless exactly what is marked is reported; returns what was.</summary>
    public async Task<ImmutableArray<Diagnostic>> ReportsAsync()
    {
        var found = new ConcurrentQueue<Diagnostic>();
        var test = CreateTest<EmptyCodeFixProvider>();
        test.DiagnosticVerifier = (diagnostic, _, _) => found.Enqueue(diagnostic);
        await test.RunAsync(TestContext.Current.CancellationToken);
        return [.. found];
    }

    /// <summary>Fails unless exactly what is marked is reported, with this message in one place.</summary>
    public async Task ReportsAsync(string message) =>
        Assert.Contains(await ReportsAsync(), d => d.GetMessage().Contains(message, StringComparison.Ordinal));

    /// <summary>Returns what is reported, whatever is marked.</summary>
    /// <param name="compiler">Which diagnostics of the compiler are included.</param>
    public Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(CompilerDiagnostics compiler = CompilerDiagnostics.Errors)
    {
        var test = CreateTest<EmptyCodeFixProvider>();
        test.CompilerDiagnostics = compiler;
        return test.GetDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>
    /// Fails unless the fix, applied one by one and to all in a file, the project and the solution, makes this of the statements.
    /// </summary>
    public Task BecomesAsync<F>(string statements)
        where F : CodeFixProvider, new() => FilesBecomeAsync<F>([InMethod(statements, "")]);

    /// <summary>The same for whole files.</summary>
    /// <param name="files">The files after the fix; those not named stay as they are.</param>
    /// <param name="groups">How many times fix-all runs, which applies the fixes of one group.</param>
    public Task FilesBecomeAsync<F>(string[] files, int groups = 1)
        where F : CodeFixProvider, new()
    {
        var test = CreateTest<F>();
        test.NumberOfFixAllIterations = groups;
        test.NumberOfFixAllInDocumentIterations = groups * files.Length;
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        AddSources(test.FixedState, [.. files, .. Files.Skip(files.Length)]);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Fails unless nothing is offered for what is marked.</summary>
    public Task IsNotFixedAsync<F>()
        where F : CodeFixProvider, new() => FilesBecomeAsync<F>([], groups: 0);

    private ProjectTest<F> CreateTest<F>()
        where F : CodeFixProvider, new()
    {
        var test = new ProjectTest<F>();
        AddSources(test.TestState, Files);
        test.TestState.AdditionalReferences.AddRange(HasOwnModels ? Models.Framework : Models.References);
        var global = "is_global = true\n";
        foreach (var snapshot in AllSnapshots)
        {
            test.TestState.AdditionalFiles.Add((snapshot.Path, snapshot.Json));
            global += $"[{snapshot.Path}]\nbuild_metadata.AdditionalFiles.SalesforceSchema = true\n";
        }
        test.TestState.AnalyzerConfigFiles.Add(("/app/.globalconfig", global));
        test.TestState.AnalyzerConfigFiles.Add(("/app/.editorconfig", "root = true\n[*.cs]\n" + EditorConfig));
        return test;
    }

    private IReadOnlyList<SnapshotText> AllSnapshots => Snapshots ?? [.. Objects.Select(o => o.ToSnapshot())];

    private void AddSources(SolutionState state, ImmutableArray<string> files)
    {
        state.Sources.Add(("/app/Usings.cs", Usings));
        for (var i = 0; i < files.Length; i++)
            state.Sources.Add(($"/app/File{i}.cs", files[i]));
        if (!HasOwnModels)
            return;
        foreach (var model in Models.Generate(AllSnapshots).SyntaxTrees)
            state.Sources.Add((model.FilePath, model.GetText().ToString()));
    }
}
