using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Salesforce.Typed.Analyzers.Statements;
using Salesforce.Typed.Generator.Binding;
using Salesforce.Typed.Generator.Diagnostics;
using Salesforce.Typed.Schema.Diff;

namespace Salesforce.Typed.Analyzers.Unknown;

/// <summary>
/// Reports, next to the compiler's own error, a name that no snapshot has (SFT1023): which name was probably meant, or which object to
/// pull.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownNameAnalyzer() : SalesforceAnalyzer(Descriptors.UnknownName)
{
    /// <summary>The property of a diagnostic that has the name to write.</summary>
    public const string Suggestion = "suggestion";

    private protected override void Register(CompilationStartAnalysisContext start, SalesforceSymbols symbols)
    {
        start.RegisterOperationAction(c => Analyze(c, symbols), OperationKind.Invalid);
        start.RegisterSyntaxNodeAction(c => AnalyzeType(c, symbols), SyntaxKind.IdentifierName);
    }

    private static void Analyze(OperationAnalysisContext context, SalesforceSymbols symbols)
    {
        if (context.Operation.Syntax is ObjectCreationExpressionSyntax or ImplicitObjectCreationExpressionSyntax)
        {
            AnalyzeCreation(context, symbols);
            return;
        }
        if (UnknownMember.Of(context) is not { IsFound: false } member)
        {
            if (TypeArgumentWithoutSnapshot(context, symbols) is var (syntax, name))
                Report(context, syntax, $"There is no snapshot of {name}: run 'sftyped pull {name}'", null);
            return;
        }
        var written = member.Name.Identifier.ValueText;
        if (symbols.IsClient(member.Type))
            AnalyzeSet(context, symbols, member, written);
        else if (symbols.IsParent(member.Type) || RecordShapes.IsRecord(member.Type))
            AnalyzeField(context, member, written);
        else if (symbols.IsPicklist(member.Type))
            AnalyzeValue(context, member, written);
        else if (GeneratedTypes.IsKeys(member.Type))
            AnalyzeKey(context, member, written);
    }

    // org.Contct
    private static void AnalyzeSet(OperationAnalysisContext context, SalesforceSymbols symbols, UnknownMember member, string written)
    {
        if (context.Operation.SemanticModel is not { } model)
            return;
        var sets = GeneratedTypes.Sets(model, symbols, member.Name.SpanStart);
        var nearest = NameDistance.Nearest(written, sets);
        if (member.IsCalled && nearest is null)
            return;
        var absent = GeneratedTypes.FindAbsent(model, context.Options, symbols, member.Name, written);
        var message = absent is not null || nearest is null
            ? $"There is no snapshot of {written}: run 'sftyped pull {absent ?? written}', or correct the name"
            : $"There is no snapshot of {written}. Did you mean {nearest}?";
        Report(context, member.Name, message, absent is null ? nearest : null);
    }

    // a.Indsutry, of the fields or of the record.
    private static void AnalyzeField(OperationAnalysisContext context, UnknownMember member, string written)
    {
        var sobject = GeneratedTypes.ObjectOf(member.Type);
        var schemas = SnapshotSchemas.Of(context.Compilation, context.Options);
        var describe = schemas.Find(member.Type.ContainingNamespace.ToDisplayString(), sobject);
        if (AbsentRelation.Find(describe, member.Type, written, context.Compilation) is { } relation)
        {
            Report(context, member.Name, relation, null);
            return;
        }
        var nearest = NameDistance.Nearest(written, GeneratedTypes.PropertiesOf(member.Type)) ?? WithSuffix(member.Type, written);
        Report(context, member.Name, nearest is null
            ? $"The snapshot of {sobject} has no {written}: correct the name, or run 'sftyped pull {sobject}' if the org has it"
            : $"The snapshot of {sobject} has no {written}. Did you mean {nearest}?", nearest);
    }

    private static void AnalyzeValue(OperationAnalysisContext context, UnknownMember member, string written)
    {
        var nearest = NameDistance.Nearest(written, GeneratedTypes.ValuesOf(member.Type));
        Report(context, member.Name, $"The picklist {member.Type.Name} has no {written} in its snapshot."
            + (nearest is null ? "" : $" Did you mean {nearest}?")
            + $" {member.Type.Name}.Of(text) makes a value that the snapshot does not have.", nearest);
    }

    private static void AnalyzeKey(OperationAnalysisContext context, UnknownMember member, string written)
    {
        var keys = GeneratedTypes.PropertiesOf(member.Type).ToList();
        var nearest = NameDistance.Nearest(written, keys) ?? (keys.Count == 1 ? keys[0] : null);
        var sobject = member.Type.Name.Substring(0, member.Type.Name.Length - "Keys".Length);
        Report(context, member.Name, $"{written} is not an external id of {sobject}. "
            + (keys.Count == 0 ? "Its snapshot has none: upsert by the id, or create and update."
                : $"These are: {string.Join(", ", keys.Take(5))}."), nearest);
    }

    // new Lead { ... } and new Contct(): a type without a snapshot is abstract, and one that is not there has no type.
    private static void AnalyzeCreation(OperationAnalysisContext context, SalesforceSymbols symbols)
    {
        if (context.Operation.Syntax is not ObjectCreationExpressionSyntax { Type: SimpleNameSyntax name }
            || context.Operation.SemanticModel is not { } model)
            return;
        var type = model.GetTypeInfo(name, context.CancellationToken).Type;
        var written = name.Identifier.ValueText;
        if (symbols.IsAbsentObject(type) || (type is null or { TypeKind: TypeKind.Error } && IsAbsent(written)))
            Report(context, name, $"There is no snapshot of {written}: run 'sftyped pull {written}'", null);
        else if (type is null or { TypeKind: TypeKind.Error }
            && NameDistance.Nearest(written, GeneratedTypes.RecordNames(model, name.SpanStart)) is { } nearest)
            Report(context, name, $"There is no record type {written}. Did you mean {nearest}?", nearest);

        bool IsAbsent(string type) => GeneratedTypes.FindAbsent(model, context.Options, symbols, name, type) == type;
    }

    // Task<Acount> in a signature, a base type, a type argument. What `new` creates is reported with its creation.
    private static void AnalyzeType(SyntaxNodeAnalysisContext context, SalesforceSymbols symbols)
    {
        var name = (IdentifierNameSyntax)context.Node;
        if (!SyntaxFacts.IsInTypeOnlyContext(name) || name.IsVar || name.Parent is ObjectCreationExpressionSyntax or QualifiedNameSyntax)
            return;
        var found = context.SemanticModel.GetSymbolInfo(name, context.CancellationToken);
        if (found.Symbol is not null || !found.CandidateSymbols.IsEmpty)
            return;
        var written = name.Identifier.ValueText;
        var absent = GeneratedTypes.FindAbsent(context.SemanticModel, context.Options, symbols, name, written);
        var nearest = absent is null
            ? NameDistance.Nearest(written, GeneratedTypes.TypeNamesAt(context.SemanticModel, name.SpanStart))
            : null;
        if (absent == written)
            context.ReportDiagnostic(Create(name, $"There is no snapshot of {written}: run 'sftyped pull {written}'", null));
        else if (nearest is not null)
            context.ReportDiagnostic(Create(name, $"There is no generated type {written}. Did you mean {nearest}?", nearest));
    }

    // t.What.As<Lead>() and org.Query<Lead>(...).
    private static (SyntaxNode Syntax, string Name)? TypeArgumentWithoutSnapshot(
        OperationAnalysisContext context, SalesforceSymbols symbols)
    {
        if (context.Operation.Syntax is not InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax name },
            }
            || context.Operation.SemanticModel is not { } model)
            return null;
        foreach (var argument in name.TypeArgumentList.Arguments)
        {
            if (model.GetTypeInfo(argument, context.CancellationToken).Type is { } type && symbols.IsAbsentObject(type))
                return (argument, type.Name);
        }
        return null;
    }

    // People forget the __c of a custom name.
    private static string? WithSuffix(ITypeSymbol type, string written) => GeneratedTypes.PropertiesOf(type).FirstOrDefault(
        n => string.Equals(n, written + "__c", StringComparison.OrdinalIgnoreCase)
            || string.Equals(n, written + "__r", StringComparison.OrdinalIgnoreCase));

    private static void Report(OperationAnalysisContext context, SyntaxNode at, string message, string? suggestion) =>
        context.ReportDiagnostic(Create(at, message, suggestion));

    private static Diagnostic Create(SyntaxNode at, string message, string? suggestion) => Diagnostic.Create(
        Descriptors.UnknownName, at.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add(Suggestion, suggestion), message);
}
