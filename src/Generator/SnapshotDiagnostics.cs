using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Generator.Models;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator;

/// <summary>What the generator itself reports: trouble with snapshots, at its place in the JSON. All else is for analyzers.</summary>
internal static class SnapshotDiagnostics
{
    private const string Category = "Salesforce.Typed.Snapshots";

    private static readonly DiagnosticDescriptor Broken = new(
        "SFT0001", "A describe snapshot cannot be read", "The snapshot cannot be read: {0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor Twice = new(
        "SFT0002", "Two snapshots of one object", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor AbsentParent = new(
        "SFT0003", "A parent has no snapshot", "{0}", Category, DiagnosticSeverity.Info, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor UnknownType = new(
        "SFT0004", "A field is of an unknown type", "{0}", Category, DiagnosticSeverity.Info, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor NoNamespace = new(
        "SFT0005", "The namespace of generated code is not a namespace", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor LeftOut = new(
        "SFT0006", "A relationship has the name of another member", "{0}", Category, DiagnosticSeverity.Info, isEnabledByDefault: true);

    public static void Report(SourceProductionContext output, SnapshotFile file)
    {
        foreach (var problem in file.Problems)
            output.ReportDiagnostic(Diagnostic.Create(Broken, At(file.Path, problem.At), problem.Message.TrimEnd('.')));
    }

    public static void Report(SourceProductionContext output, EquatableArray<SchemaIndex> indexes)
    {
        foreach (var index in indexes)
        {
            foreach (var problem in index.Problems)
                Report(output, problem);
            foreach (var note in index.Notes)
                Report(output, note);
        }
    }

    public static void Report(SourceProductionContext output, ObjectModel? model)
    {
        foreach (var note in model!.Notes)
            Report(output, note);
    }

    private static void Report(SourceProductionContext output, SnapshotProblem problem)
    {
        var descriptor = problem.Id switch
        {
            "SFT0002" => Twice,
            "SFT0003" => AbsentParent,
            "SFT0005" => NoNamespace,
            "SFT0006" => LeftOut,
            _ => UnknownType,
        };
        output.ReportDiagnostic(Diagnostic.Create(descriptor, At(problem.Path, problem.At), problem.Message));
    }

    private static Location At(string path, SchemaPosition at)
    {
        // What the project says has no place in a file.
        if (path.Length == 0)
            return Location.None;
        var line = new LinePosition(at.Line, at.Column);
        return Location.Create(path, new TextSpan(at.Offset, 0), new LinePositionSpan(line, line));
    }
}
