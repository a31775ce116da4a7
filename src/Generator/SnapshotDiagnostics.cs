using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Generator.Diagnostics;
using Salesforce.Typed.Generator.Models;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator;

/// <summary>What the generator itself reports: trouble with snapshots, at its place in the JSON. All else is for analyzers.</summary>
internal static class SnapshotDiagnostics
{
    // Up to here the objects cost an edit about a second or two.
    private const int MostObjectsInApp = 100;

    public static void Report(SourceProductionContext output, SnapshotFile file)
    {
        foreach (var problem in file.Problems)
            output.ReportDiagnostic(
                Diagnostic.Create(Descriptors.UnreadableSnapshot, At(file.Path, problem.At), VisibleText.Of(problem.Message.TrimEnd('.'))));
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

    /// <summary>Reports an app with more objects than it should compile itself.</summary>
    public static void ReportSize(SourceProductionContext output, bool isApp, int objects)
    {
        if (isApp && objects > MostObjectsInApp)
            output.ReportDiagnostic(Diagnostic.Create(Descriptors.ManyObjectsInApp, Location.None, objects));
    }

    /// <summary>Reports a project that has neither snapshots nor models of another project.</summary>
    public static void ReportNone(SourceProductionContext output, bool isWithout, string folder)
    {
        if (isWithout && folder.Length > 0)
            output.ReportDiagnostic(Diagnostic.Create(Descriptors.NoSnapshots, Location.None, folder));
    }

    private static void Report(SourceProductionContext output, SnapshotProblem problem)
    {
        var descriptor = problem.Id switch
        {
            DiagnosticIds.DuplicateSnapshot => Descriptors.DuplicateSnapshot,
            DiagnosticIds.ParentWithoutSnapshot => Descriptors.ParentWithoutSnapshot,
            DiagnosticIds.InvalidNamespace => Descriptors.InvalidNamespace,
            DiagnosticIds.UnreadableSnapshot => Descriptors.UnreadableSnapshot,
            DiagnosticIds.RelationshipLeftOut => Descriptors.RelationshipLeftOut,
            _ => Descriptors.UnknownFieldType,
        };
        output.ReportDiagnostic(Diagnostic.Create(descriptor, At(problem.Path, problem.At), VisibleText.Of(problem.Message)));
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
