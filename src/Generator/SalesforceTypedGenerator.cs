using Microsoft.CodeAnalysis;
using Salesforce.Typed.Generator.Interception;
using Salesforce.Typed.Generator.Models;

namespace Salesforce.Typed.Generator;

/// <summary>
/// Turns the describe snapshots of a project into records and fields, and its Select calls into interceptors. Models depend on
/// snapshots alone, so an edit of user code regenerates none of them; interceptors depend on all code, so they are an implementation
/// output, which editors do not ask for while a person types.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class SalesforceTypedGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var snapshots = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => SnapshotSource.Find(pair.Left, pair.Right))
            .Where(static source => source is not null)
            .Select(static (source, cancellation) => source!.Read(cancellation))
            .WithTrackingName(TrackingNames.Snapshots)
            // A project can name one file twice, and the compiler passes it on twice.
            .Collect()
            .SelectMany(static (files, _) => files.GroupBy(f => (f.Path, f.Namespace)).Select(g => g.First()));

        var indexes = snapshots.Collect()
            .Select(static (files, _) => SchemaIndexBuilder.Build(files))
            .WithTrackingName(TrackingNames.Index);

        var objects = snapshots.Combine(indexes)
            .Select(static (pair, _) => ObjectModelBuilder.Build(pair.Left, pair.Right))
            .Where(static model => model is not null)
            .WithTrackingName(TrackingNames.Objects);

        var objectFiles = objects
            .Select(static (model, _) => GeneratedFile.Of(model!))
            .WithTrackingName(TrackingNames.ObjectFiles);

        var indexFiles = indexes
            .SelectMany(static (all, _) => all.Where(i => !i.IsRefused).Select(GeneratedFile.Of))
            .WithTrackingName(TrackingNames.IndexFiles);

        context.RegisterSourceOutput(objectFiles, static (output, file) => file.AddTo(output));
        context.RegisterSourceOutput(indexFiles, static (output, file) => file.AddTo(output));
        context.RegisterSourceOutput(snapshots, SnapshotDiagnostics.Report);
        context.RegisterSourceOutput(indexes, SnapshotDiagnostics.Report);
        context.RegisterSourceOutput(objects, SnapshotDiagnostics.Report);

        var isApp = context.CompilationProvider.Select(static (compilation, _) => compilation.Options.OutputKind is
            OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication);
        var size = indexes.Select(static (all, _) => all.Sum(index => index.Objects.Count));
        context.RegisterSourceOutput(
            isApp.Combine(size), static (output, pair) => SnapshotDiagnostics.ReportSize(output, pair.Left, pair.Right));

        var folder = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => SnapshotSource.FolderOf(options));
        var isWithout = context.CompilationProvider.Combine(snapshots.Collect())
            .Select(static (pair, _) => pair.Right.IsEmpty && !ReferencedModels.IsIn(pair.Left));
        context.RegisterSourceOutput(
            isWithout.Combine(folder), static (output, pair) => SnapshotDiagnostics.ReportNone(output, pair.Left, pair.Right));

        var models = objectFiles.Collect().Combine(indexFiles.Collect());
        context.RegisterImplementationSourceOutput(
            context.CompilationProvider.Combine(models),
            static (output, pair) => Interceptors.Emit(output, pair.Left, pair.Right.Left.AddRange(pair.Right.Right)));
    }
}
