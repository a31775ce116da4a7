using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Analyzers.Statements;
using Salesforce.Typed.Generator.Binding;
using Salesforce.Typed.Generator.Diagnostics;
using Salesforce.Typed.Generator.Naming;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Analyzers;

/// <summary>
/// Reports a value of a dependent picklist that the value of its controlling field does not allow, where one initializer sets both
/// (SFT1018).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DependentPicklistAnalyzer() : SalesforceAnalyzer(Descriptors.InvalidDependentValue)
{
    private protected override void Register(CompilationStartAnalysisContext start, SalesforceSymbols symbols)
    {
        var schemas = SnapshotSchemas.Of(start.Compilation, start.Options);
        start.RegisterOperationAction(c => Analyze(c, schemas), OperationKind.ObjectOrCollectionInitializer);
    }

    private static void Analyze(OperationAnalysisContext context, SnapshotSchemas schemas)
    {
        var initializer = (IObjectOrCollectionInitializerOperation)context.Operation;
        if (initializer.Initializers.Length < 2 || initializer.Type is not { } record || !RecordShapes.IsRecord(record))
            return;
        var describe = schemas.Find(record.ContainingNamespace.ToDisplayString(), RecordShapes.ObjectName(record));
        if (describe is null)
            return;
        var set = new Dictionary<string, IOperation>(StringComparer.OrdinalIgnoreCase);
        foreach (var assignment in initializer.Initializers.OfType<ISimpleAssignmentOperation>())
        {
            if (assignment.Target is IPropertyReferenceOperation { Property: var property })
                set[RecordShapes.ApiName(property)] = assignment.Value.WithoutConversions();
        }
        foreach (var pair in set)
        {
            if (describe.FindField(pair.Key) is { ControllerName: { } name } dependent && set.TryGetValue(name, out var controlling))
                Analyze(context, describe, (dependent, pair.Value), (describe.FindField(name), controlling));
        }
    }

    private static void Analyze(
        OperationAnalysisContext context,
        SObjectDescribe describe,
        (FieldDescribe Field, IOperation Value) dependent,
        (FieldDescribe? Field, IOperation Value) controlling)
    {
        // A describe without these bits, as a reduced one is, says nothing of what goes with what.
        if (controlling.Field is null || dependent.Field.PicklistValues.All(v => v.ValidFor is null))
            return;
        if (ValueOf(dependent.Field, dependent.Value) is not { } value || ValueOf(controlling.Field, controlling.Value) is not { } control)
            return;
        var allowed = DependentPicklist.ValuesFor(describe, dependent.Field, control);
        if (allowed.Any(v => v.Value == value) || !dependent.Field.PicklistValues.Any(v => v.Value == value))
            return;
        var others = allowed.Count == 0 ? "nothing" : string.Join(", ", allowed.Select(v => v.Value));
        context.Report(
            Descriptors.InvalidDependentValue, dependent.Value, value, dependent.Field.Name, control, controlling.Field.Name, others);
    }

    // The value that a constant stands for: a member of the picklist's type, its Of("..."), or a checkbox.
    private static string? ValueOf(FieldDescribe field, IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: bool flag } } => flag ? "true" : "false",
        IPropertyReferenceOperation { Property: { IsStatic: true } member } => NameOf(field, member),
        IInvocationOperation
        {
            TargetMethod: { Name: "Of", IsStatic: true },
            Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string text } }],
        } => text,
        IObjectCreationOperation { Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string text } }] } => text,
        _ => null,
    };

    private static string? NameOf(FieldDescribe field, IPropertySymbol member)
    {
        var values = field.PicklistValues.Select(v => v.Value).ToList();
        var at = Array.IndexOf(PicklistValueNames.Of(member.ContainingType.Name, values), member.Name);
        return at < 0 ? null : values[at];
    }
}
