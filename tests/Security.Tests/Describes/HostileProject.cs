using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Analyzers;
using Salesforce.Typed.Generator;

namespace Salesforce.Typed.Tests.Describes;

/// <summary>A project in memory with hostile snapshots next to a good one, whose types the user's code names.</summary>
internal sealed record HostileProject
{
    private const string Code = """
        using Salesforce.Typed;
        using Acme.Crm;
        namespace User
        {
            class Page
            {
                object Rows(SalesforceClient org) => org.Good__c.Where(g => g.Status__c == Acme.Crm.Good__cStatus__c.Open).Select(g => new { g.Name, g.Status__c });
                object Text(SalesforceClient org) => org.Query($"SELECT Id, Name FROM Good__c");
                Acme.Crm.Good__c Make() => new() { Status__c = Acme.Crm.Good__cStatus__c.Open, Detail__c = Acme.Crm.Good__cDetail__c.Small };
            }
        }
        """;

    private static readonly CSharpParseOptions ParseOptions = new CSharpParseOptions(
        LanguageVersion.CSharp14, DocumentationMode.Diagnose).WithFeatures([new("InterceptorsNamespaces", "Salesforce.Typed.Generated")]);

    // All files are read as our own would be: a warning in generated code fails a build that treats warnings as errors.
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999);

    private static readonly ImmutableArray<MetadataReference> References = [
        .. Net100.References.All, MetadataReference.CreateFromFile(typeof(SalesforceClient).Assembly.Location)
    ];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [.. typeof(SelectAnalyzer).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !t.IsAbstract)
        .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!)];

    /// <summary>The good snapshot.</summary>
    public static readonly (string Path, string Json) Good = ("/app/Good__c.json", """
        {"name":"Good__c","label":"Good","createable":true,"fields":[
        {"name":"Id","type":"id","filterable":true,"idLookup":true},
        {"name":"Name","type":"string","createable":true,"nillable":true,"filterable":true},
        {"name":"Probe__c","type":"reference","referenceTo":["Probe0__c"],"relationshipName":"Probe__r","createable":true,"nillable":true,"filterable":true},
        {"name":"Status__c","type":"picklist","createable":true,"nillable":true,"filterable":true,"picklistValues":[{"value":"Open"},{"value":"Shut"}]},
        {"name":"Detail__c","type":"picklist","createable":true,"nillable":true,"filterable":true,"controllerName":"Status__c","picklistValues":[{"value":"Small","validFor":"gAAA"}]}]}
        """);

    /// <summary>The snapshots by path.</summary>
    public ImmutableArray<(string Path, string Json)> Snapshots { get; init; } = [];

    /// <summary>What MSBuild says.</summary>
    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty.Add(
        "SalesforceTypedNamespace", "Acme.Crm");

    /// <summary>The namespace that a file sets for itself, by path.</summary>
    public ImmutableDictionary<string, string> Namespaces { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether the project has the good snapshot and code that uses it.</summary>
    public bool HasUserCode { get; init; } = true;

    /// <summary>The snapshot of the object that the user's code names.</summary>
    public (string Path, string Json) UserSnapshot { get; init; } = Good;

    /// <summary>The path of the user's file.</summary>
    public string CodePath { get; init; } = "/app/Page.cs";

    /// <summary>A project with these snapshots, each in a file of its own.</summary>
    public static HostileProject Of(params IEnumerable<string> snapshots) =>
        new() { Snapshots = [.. snapshots.Select((json, i) => ($"/app/{i}.json", json))] };

    /// <summary>Runs generator, compiler and analyzers.</summary>
    public BuiltProject Build(bool analyze = true)
    {
        var cancellation = TestContext.Current.CancellationToken;
        ImmutableArray<(string Path, string Json)> files = HasUserCode ? [UserSnapshot, .. Snapshots] : Snapshots;
        ImmutableArray<AdditionalText> texts = [.. files.Select(f => (AdditionalText)new InMemory(f.Path, SourceText.From(f.Json)))];
        var compilation = CSharpCompilation.Create("Hostile", HasUserCode
            ? [CSharpSyntaxTree.ParseText(Code, ParseOptions.WithDocumentationMode(DocumentationMode.Parse), CodePath)]
            : [], References, Options);
        var options = new ProjectOptions(this);
        var driver = CSharpGeneratorDriver.Create([new SalesforceTypedGenerator().AsSourceGenerator()], texts, ParseOptions, options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var outer, cancellation);
        var result = driver.GetRunResult().Results.Single();
        IEnumerable<Diagnostic> found = [];
        if (analyze && HasUserCode)
            found = output.WithAnalyzers(Analyzers, new AnalyzerOptions(texts, options)).GetAnalyzerDiagnosticsAsync(cancellation)
                .GetAwaiter().GetResult();
        return new BuiltProject((CSharpCompilation)output, result, [.. outer, .. found]);
    }

    private sealed class InMemory(string path, SourceText text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }

    private sealed class ProjectOptions(HostileProject project) : AnalyzerConfigOptionsProvider
    {
        private const string Metadata = "build_metadata.AdditionalFiles.";

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(
            project.Properties.ToImmutableDictionary(p => "build_property." + p.Key, p => p.Value));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(ImmutableDictionary<string, string>.Empty);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
        {
            var values = ImmutableDictionary<string, string>.Empty.Add(Metadata + "SalesforceSnapshot", "true");
            return new Values(project.Namespaces.TryGetValue(textFile.Path, out var space)
                ? values.Add(Metadata + "SalesforceTypedNamespace", space)
                : values);
        }
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
