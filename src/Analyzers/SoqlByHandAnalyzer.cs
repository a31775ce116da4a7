using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Analyzers.Statements;
using Salesforce.Typed.Generator.Binding;
using Salesforce.Typed.SoqlSyntax.Checking;

namespace Salesforce.Typed.Analyzers;

/// <summary>
/// Checks SOQL and SOSL by hand: its grammar (SFT1005), its names (SFT1006, SFT1009), what may stand where (SFT1007) and the values of restricted
/// picklists (SFT1008), against the snapshots of the project.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SoqlByHandAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The key of a diagnostic's property that holds what was probably meant.</summary>
    internal const string Suggestion = nameof(Suggestion);

    private const string Category = "Salesforce.Typed.Soql";

    private static readonly DiagnosticDescriptor Malformed = new(
        "SFT1005", "SOQL by hand that is not well formed", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: "https://github.com/salesforce-typed/salesforce-typed/blob/main/docs/rules/SFT1005.md");

    private static readonly DiagnosticDescriptor UnknownName = new(
        "SFT1006", "A name in SOQL by hand that the org does not have", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: "https://github.com/salesforce-typed/salesforce-typed/blob/main/docs/rules/SFT1006.md");

    private static readonly DiagnosticDescriptor NotAllowed = new(
        "SFT1007", "SOQL by hand that the org refuses", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: "https://github.com/salesforce-typed/salesforce-typed/blob/main/docs/rules/SFT1007.md");

    private static readonly DiagnosticDescriptor UnknownValue = new(
        "SFT1008", "A value that the restricted picklist does not have", "{0}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: "https://github.com/salesforce-typed/salesforce-typed/blob/main/docs/rules/SFT1008.md");

    private static readonly DiagnosticDescriptor NoSnapshot = new(
        "SFT1009", "SOQL by hand on an object without a snapshot",
        "There is no snapshot of '{0}', so that this statement is not checked against the org: run 'sftyped pull {0}', or correct the name",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: "https://github.com/salesforce-typed/salesforce-typed/blob/main/docs/rules/SFT1009.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Malformed, UnknownName, NotAllowed, UnknownValue, NoSnapshot, LeadingWildcardAnalyzer.Leading];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var schemas = SnapshotSchemas.Of(start.Compilation, start.Options);
            start.RegisterOperationAction(c => AnalyzeArgument(c, schemas), OperationKind.Argument);
            start.RegisterOperationAction(c => AnalyzeText(c, schemas), OperationKind.InterpolatedStringHandlerCreation);
            start.RegisterOperationAction(
                c => AnalyzeAssigned(c, schemas), OperationKind.SimpleAssignment, OperationKind.FieldInitializer, OperationKind.PropertyInitializer);
        });
    }

    private static void AnalyzeArgument(OperationAnalysisContext context, SnapshotSchemas schemas)
    {
        var argument = (IArgumentOperation)context.Operation;
        if (IsMarked(argument))
            Check(context, argument.Value, record: null, schemas);
        else if (StatementTargets.IsNamed(argument, context.Options))
            Check(context, argument.Value, record: null, schemas, isOnlyIfItBeginsAsOne: true);
    }

    private static void AnalyzeText(OperationAnalysisContext context, SnapshotSchemas schemas)
    {
        if (StatementTargets.IsText(context.Operation.Type))
            Check(context, context.Operation, RecordOf(context.Operation), schemas);
    }

    private static void AnalyzeAssigned(OperationAnalysisContext context, SnapshotSchemas schemas)
    {
        var (target, value) = context.Operation switch
        {
            ISimpleAssignmentOperation { Target: IMemberReferenceOperation member } assignment => (member.Member, assignment.Value),
            IFieldInitializerOperation { InitializedFields: [var field, ..] } initializer => (field, initializer.Value),
            IPropertyInitializerOperation { InitializedProperties: [var property, ..] } initializer => ((ISymbol)property, initializer.Value),
            _ => default,
        };
        if (target is not null && value.Type is { } type && StatementTargets.IsMarked(target, type))
            Check(context, value, record: null, schemas);
    }

    private static bool IsMarked(IArgumentOperation argument) => argument.Parameter is { } parameter && StatementTargets.IsMarked(parameter, parameter.Type);

    // A method of another client has other texts too, which are no statements.
    private static void Check(OperationAnalysisContext context, IOperation value, ITypeSymbol? record, SnapshotSchemas schemas, bool isOnlyIfItBeginsAsOne = false)
    {
        foreach (var branch in Branches(value))
        {
            if (StatementReader.Read(branch, context.CancellationToken) is { } statement && (!isOnlyIfItBeginsAsOne || statement.IsQuery || statement.IsSearch))
                Report(context, branch, statement, record, schemas);
        }
    }

    private static IEnumerable<IOperation> Branches(IOperation value) => value is IConditionalOperation { WhenFalse: { } other } choice
        ? Branches(choice.WhenTrue).Concat(Branches(other))
        : [value];

    private static void Report(OperationAnalysisContext context, IOperation value, Statement statement, ITypeSymbol? record, SnapshotSchemas schemas)
    {
        var space = record?.ContainingNamespace.ToDisplayString();
        foreach (var finding in StatementCheck.Run(statement, schemas.For(space), record is null ? null : RecordShapes.ObjectName(record)))
        {
            var at = statement.Locate(finding.Span);
            if (!value.Syntax.Span.Contains(at.SourceSpan.Start) && !IsFirstUse(context, value, at))
                continue;
            if (finding.IsSlow)
            {
                context.ReportDiagnostic(Diagnostic.Create(LeadingWildcardAnalyzer.Leading, at));
                continue;
            }
            var properties = finding.Suggestion is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(Suggestion, finding.Suggestion);
            var text = finding.IsStranger ? statement.Text.Substring(finding.Span.Start, finding.Span.Length) : finding.Message;
            context.ReportDiagnostic(Diagnostic.Create(finding.IsStranger ? NoSnapshot : Rule(finding.Kind), at, properties, text));
        }
    }

    private static DiagnosticDescriptor Rule(SemanticErrorKind? kind) => kind switch
    {
        null => Malformed,
        SemanticErrorKind.UnknownObject or SemanticErrorKind.UnknownField or SemanticErrorKind.UnknownRelationship or SemanticErrorKind.UnknownChildRelationship
            or SemanticErrorKind.UnknownScope or SemanticErrorKind.UnknownFunction or SemanticErrorKind.WrongTypeofType => UnknownName,
        SemanticErrorKind.UnknownPicklistValue => UnknownValue,
        _ => NotAllowed,
    };

    // A constant that several statements use is reported once: for the first of them in the file.
    private static bool IsFirstUse(OperationAnalysisContext context, IOperation value, Location at)
    {
        var root = value.Syntax.SyntaxTree.GetRoot(context.CancellationToken);
        if (root.FindNode(at.SourceSpan).FirstAncestorOrSelf<VariableDeclaratorSyntax>() is not { } declarator || value.SemanticModel is not { } model)
            return true;
        foreach (var argument in root.DescendantNodes().OfType<ArgumentSyntax>())
        {
            if (argument.SpanStart >= value.Syntax.SpanStart)
                return true;
            if (argument.Expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == declarator.Identifier.ValueText)
                && model.GetOperation(argument, context.CancellationToken) is IArgumentOperation other && (IsMarked(other) || StatementTargets.IsNamed(other, context.Options)))
                return argument.Span.Contains(value.Syntax.Span);
        }
        return true;
    }

    // The record of Query<T>($"...").
    private static ITypeSymbol? RecordOf(IOperation text)
    {
        var at = text.Parent;
        while (at is IConversionOperation)
            at = at.Parent;
        return at is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Query", TypeArguments: [var record] } } } && RecordShapes.IsRecord(record) ? record : null;
    }
}
