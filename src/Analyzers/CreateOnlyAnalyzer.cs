using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Analyzers.Statements;
using Salesforce.Typed.Generator.Binding;
using Salesforce.Typed.Generator.Diagnostics;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Analyzers;

/// <summary>Reports updates that set a field which can be set on creation only (SFT1017): the call would throw.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CreateOnlyAnalyzer() : SalesforceAnalyzer(Descriptors.CreateOnlyFieldInUpdate)
{
    private protected override void Register(CompilationStartAnalysisContext start, SalesforceSymbols symbols)
    {
        var schemas = SnapshotSchemas.Of(start.Compilation, start.Options);
        start.RegisterOperationAction(c => Analyze(c, symbols, schemas), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, SalesforceSymbols symbols, SnapshotSchemas schemas)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is not ("Update" or "UpdateAsync" or "UpdateManyAsync" or "UpdateByKeyAsync" or "UpdateWithFileAsync")
            || !symbols.IsInRuntime(call.TargetMethod.ContainingType))
            return;
        foreach (var argument in call.Arguments)
        {
            foreach (var change in Changes(argument.Value, context.CancellationToken))
                Analyze(context, change, schemas);
        }
    }

    // Every `with` in what is sent, and that of a local which is sent.
    private static IEnumerable<IWithOperation> Changes(IOperation sent, CancellationToken cancellation)
    {
        foreach (var part in sent.DescendantsAndSelf())
        {
            if (part is IWithOperation change)
                yield return change;
        }
        if (sent.WithoutConversions() is ILocalReferenceOperation { Local.DeclaringSyntaxReferences: [var declared] } local
            && declared.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: WithExpressionSyntax written }
            && local.SemanticModel?.GetOperation(written, cancellation) is IWithOperation made)
            yield return made;
    }

    private static void Analyze(OperationAnalysisContext context, IWithOperation change, SnapshotSchemas schemas)
    {
        if (change.Type is not { } record || !RecordShapes.IsRecord(record) || change.Initializer is not { } initializer)
            return;
        foreach (var set in initializer.Initializers)
        {
            if (set is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } target })
                continue;
            var describe = schemas.Find(record.ContainingNamespace.ToDisplayString(), RecordShapes.ObjectName(record));
            if (describe?.FindField(RecordShapes.ApiName(property)) is { } field
                && field.Is(FieldTraits.Createable) && !field.Is(FieldTraits.Updateable))
                context.Report(Descriptors.CreateOnlyFieldInUpdate, target, describe.Name, field.Name);
        }
    }
}
