using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Salesforce.Typed.Schema;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Analyzers.Statements;
using Salesforce.Typed.Generator.Binding;
using Salesforce.Typed.Generator.Diagnostics;
using Salesforce.Typed.SoqlSyntax.Checking;

namespace Salesforce.Typed.Analyzers;

/// <summary>
/// Checks SOQL and SOSL statements that code writes as text: its grammar (SFT1005), its names (SFT1006, SFT1009), what may stand where
/// (SFT1007) and the values of restricted picklists (SFT1008), against the snapshots of the project.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SoqlTextAnalyzer() : SalesforceAnalyzer(
    Descriptors.InvalidSoqlSyntax,
    Descriptors.UnknownSoqlName,
    Descriptors.InvalidSoql,
    Descriptors.UnknownPicklistValue,
    Descriptors.ObjectWithoutSnapshot,
    Descriptors.LeadingWildcard)
{
    /// <summary>The key of a diagnostic's property that holds what was probably meant.</summary>
    internal const string Suggestion = nameof(Suggestion);

    private protected override void Register(CompilationStartAnalysisContext start, SalesforceSymbols symbols)
    {
        var schemas = SnapshotSchemas.Of(start.Compilation, start.Options);
        start.RegisterOperationAction(c => AnalyzeArgument(c, schemas), OperationKind.Argument);
        start.RegisterOperationAction(c => AnalyzeText(c, symbols, schemas), OperationKind.InterpolatedStringHandlerCreation);
        start.RegisterOperationAction(
            c => AnalyzeAssigned(c, schemas),
            OperationKind.SimpleAssignment, OperationKind.FieldInitializer, OperationKind.PropertyInitializer);
    }

    private static void AnalyzeArgument(OperationAnalysisContext context, SnapshotSchemas schemas)
    {
        var argument = (IArgumentOperation)context.Operation;
        if (IsMarked(argument))
            Check(context, argument.Value, record: null, schemas);
        else if (StatementTargets.IsNamed(argument, context.Options))
            Check(context, argument.Value, record: null, schemas, onlyIfStatement: true);
    }

    private static void AnalyzeText(OperationAnalysisContext context, SalesforceSymbols symbols, SnapshotSchemas schemas)
    {
        if (symbols.IsStatementText(context.Operation.Type))
            Check(context, context.Operation, RecordOf(context.Operation), schemas);
    }

    private static void AnalyzeAssigned(OperationAnalysisContext context, SnapshotSchemas schemas)
    {
        var (target, value) = context.Operation switch
        {
            ISimpleAssignmentOperation { Target: IMemberReferenceOperation member } assignment => (member.Member, assignment.Value),
            IFieldInitializerOperation { InitializedFields: [var field, ..] } initializer => (field, initializer.Value),
            IPropertyInitializerOperation { InitializedProperties: [var property, ..] } initializer =>
                ((ISymbol)property, initializer.Value),
            _ => default,
        };
        if (target is not null && value.Type is { } type && StatementTargets.IsMarked(target, type))
            Check(context, value, record: null, schemas);
    }

    private static bool IsMarked(IArgumentOperation argument) =>
        argument.Parameter is { } parameter && StatementTargets.IsMarked(parameter, parameter.Type);

    // A method of another client has other string parameters too, which are not statements.
    private static void Check(
        OperationAnalysisContext context, IOperation value, ITypeSymbol? record, SnapshotSchemas schemas, bool onlyIfStatement = false)
    {
        foreach (var branch in Branches(value))
        {
            if (StatementReader.Read(branch, context.CancellationToken) is { } statement
                && (!onlyIfStatement || statement.IsQuery || statement.IsSearch))
                Report(context, branch, statement, record, schemas);
        }
    }

    private static IEnumerable<IOperation> Branches(IOperation value) => value is IConditionalOperation { WhenFalse: { } other } choice
        ? Branches(choice.WhenTrue).Concat(Branches(other))
        : [value];

    private static void Report(
        OperationAnalysisContext context, IOperation value, Statement statement, ITypeSymbol? record, SnapshotSchemas schemas)
    {
        var space = record?.ContainingNamespace.ToDisplayString();
        foreach (var finding in StatementCheck.Run(statement, schemas.For(space), record is null ? null : RecordShapes.ObjectName(record)))
        {
            var at = statement.Locate(finding.Span);
            if (!value.Syntax.Span.Contains(at.SourceSpan.Start) && !IsFirstUse(context, value, at))
                continue;
            if (finding.HasLeadingWildcard)
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.LeadingWildcard, at));
                continue;
            }
            var properties = ImmutableDictionary<string, string?>.Empty;
            if (finding.Suggestion is not null)
                properties = properties.Add(Suggestion, finding.Suggestion);
            var (rule, text) = finding.IsObjectWithoutSnapshot
                ? (Descriptors.ObjectWithoutSnapshot, statement.Text.Substring(finding.Span.Start, finding.Span.Length))
                : (Rule(finding.Kind), finding.Message);
            context.ReportDiagnostic(Diagnostic.Create(rule, at, properties, VisibleText.Of(text)));
        }
    }

    private static DiagnosticDescriptor Rule(SemanticErrorKind? kind) => kind switch
    {
        null => Descriptors.InvalidSoqlSyntax,
        SemanticErrorKind.UnknownObject or SemanticErrorKind.UnknownField or SemanticErrorKind.UnknownRelationship
            or SemanticErrorKind.UnknownChildRelationship or SemanticErrorKind.UnknownScope or SemanticErrorKind.UnknownFunction
            or SemanticErrorKind.WrongTypeofType => Descriptors.UnknownSoqlName,
        SemanticErrorKind.UnknownPicklistValue => Descriptors.UnknownPicklistValue,
        _ => Descriptors.InvalidSoql,
    };

    // A constant that several statements use is reported once: for the first of them in the file.
    private static bool IsFirstUse(OperationAnalysisContext context, IOperation value, Location at)
    {
        var root = value.Syntax.SyntaxTree.GetRoot(context.CancellationToken);
        if (root.FindNode(at.SourceSpan).FirstAncestorOrSelf<VariableDeclaratorSyntax>() is not { } declarator
            || value.SemanticModel is not { } model)
            return true;
        foreach (var argument in root.DescendantNodes().OfType<ArgumentSyntax>())
        {
            if (argument.SpanStart >= value.Syntax.SpanStart)
                return true;
            var names = argument.Expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>();
            if (names.Any(n => n.Identifier.ValueText == declarator.Identifier.ValueText)
                && model.GetOperation(argument, context.CancellationToken) is IArgumentOperation other
                && (IsMarked(other) || StatementTargets.IsNamed(other, context.Options)))
                return argument.Span.Contains(value.Syntax.Span);
        }
        return true;
    }

    // The record of Query<T>($"...").
    private static ITypeSymbol? RecordOf(IOperation text) =>
        text.ParentWithoutConversions() is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } }
        && method is { Name: "Query", TypeArguments: [var record] }
        && RecordShapes.IsRecord(record)
            ? record
            : null;
}
