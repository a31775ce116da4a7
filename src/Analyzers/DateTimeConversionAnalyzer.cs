using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Generator.Binding;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.Analyzers;

/// <summary>
/// Reports a DateTime that the compiler converts to a DateTimeOffset on its way to a record or a call (SFT1020): the conversion takes a
/// time without a kind as one of the machine's time zone. Times that the code shows to be UTC, and explicit conversions, are not reported.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DateTimeConversionAnalyzer() : SalesforceAnalyzer(Descriptors.DateTimeConversion)
{
    private const int DateTimeKindUtc = (int)DateTimeKind.Utc;

    private protected override void Register(CompilationStartAnalysisContext start, SalesforceSymbols symbols)
    {
        start.RegisterOperationAction(c => AnalyzeConversion(c, symbols), OperationKind.Conversion);
        start.RegisterOperationAction(c => AnalyzeDeconstruction(c, symbols), OperationKind.DeconstructionAssignment);
    }

    private static void AnalyzeConversion(OperationAnalysisContext context, SalesforceSymbols symbols)
    {
        var conversion = (IConversionOperation)context.Operation;
        if (conversion is { IsImplicit: true, OperatorMethod: { Name: "op_Implicit" } method } && IsDateTimeOffset(method.ContainingType)
            && !IsUtc(conversion.Operand) && GoesToSalesforce(conversion, symbols, []))
            context.Report(Descriptors.DateTimeConversion, conversion.Operand);
    }

    // The values of a deconstruction have no conversions of their own.
    private static void AnalyzeDeconstruction(OperationAnalysisContext context, SalesforceSymbols symbols)
    {
        var assignment = (IDeconstructionAssignmentOperation)context.Operation;
        if (assignment.Target is not ITupleOperation targets)
            return;
        var values = assignment.Value.WithoutConversions();
        var types = values.Type is INamedTypeSymbol { IsTupleType: true } all ? all.TupleElements : [];
        for (var i = 0; i < targets.Elements.Length; i++)
        {
            var value = values is ITupleOperation tuple ? tuple.Elements[i].WithoutConversions() : values;
            var type = values is ITupleOperation ? value.Type : i < types.Length ? types[i].Type : null;
            var target = targets.Elements[i];
            if (IsDateTime(type) && IsDateTimeOffset(target.Type) && IsSent(target, assignment, symbols) && !IsUtc(value))
                context.Report(Descriptors.DateTimeConversion, value);
        }
    }

    private static bool GoesToSalesforce(IOperation value, SalesforceSymbols symbols, ImmutableHashSet<ISymbol> seen)
    {
        var from = value;
        for (var at = value.Parent; at is not null; (from, at) = (at, at.Parent))
        {
            switch (at)
            {
                // An element of a collection initializer goes where the collection goes.
                case IArgumentOperation { Parent: IInvocationOperation { Parent: IObjectOrCollectionInitializerOperation } }:
                    break;
                case IArgumentOperation { Parent: IInvocationOperation call }:
                    return IsSalesforce(call.TargetMethod.ContainingType, symbols);
                case IArgumentOperation { Parent: IObjectCreationOperation { Constructor: { } constructor } }:
                    return IsSalesforce(constructor.ContainingType, symbols);
                case IArgumentOperation { Parent: IPropertyReferenceOperation property }:
                    return IsSalesforce(property.Property.ContainingType, symbols);
                case IBinaryOperation binary:
                    return IsSalesforce(binary.OperatorMethod?.ContainingType, symbols);
                case IAssignmentOperation { Target: ILocalReferenceOperation local }:
                    return IsSentLater(local.Local, at, symbols, seen);
                case IVariableDeclaratorOperation declarator:
                    return IsSentLater(declarator.Symbol, at, symbols, seen);
                case IAssignmentOperation assignment:
                    return IsSalesforceTarget(assignment.Target, symbols);
                // What is computed from the time is not the time.
                case IInvocationOperation call when from == call.Instance && !IsDateTimeOffset(call.Type):
                case IMemberReferenceOperation member when from == member.Instance && !IsDateTimeOffset(member.Type):
                    return false;
                // The condition of a conditional expression is not its value, and a lambda gives what it returns to its caller.
                case IConditionalOperation conditional when from == conditional.Condition:
                case ISwitchExpressionOperation choice when from == choice.Value:
                case IMethodBodyOperation or ILocalFunctionOperation or IExpressionStatementOperation:
                    return false;
            }
        }
        return false;
    }

    // A local whose value is a DateTimeOffset that was a DateTime: it matters where it is used.
    private static bool IsSentLater(ILocalSymbol local, IOperation at, SalesforceSymbols symbols, ImmutableHashSet<ISymbol> seen)
    {
        if (seen.Contains(local))
            return false;
        var root = at;
        while (root.Parent is { } parent)
            root = parent;
        var next = seen.Add(local);
        return root.Descendants().Any(o => o is ILocalReferenceOperation reference
            && SymbolEqualityComparer.Default.Equals(reference.Local, local)
            && !(reference.Parent is IAssignmentOperation assignment && assignment.Target == reference)
            && GoesToSalesforce(reference, symbols, next));
    }

    private static bool IsSent(IOperation target, IOperation at, SalesforceSymbols symbols) =>
        target is ILocalReferenceOperation local ? IsSentLater(local.Local, at, symbols, []) : IsSalesforceTarget(target, symbols);

    private static bool IsSalesforceTarget(IOperation target, SalesforceSymbols symbols) =>
        target is IMemberReferenceOperation reference && IsSalesforce(reference.Member.ContainingType, symbols);

    private static bool IsSalesforce(INamedTypeSymbol? type, SalesforceSymbols symbols) =>
        symbols.IsInRuntime(type) || RecordShapes.IsRecord(type);

    // What the code itself shows to be UTC: the conversion takes such a time as it is meant.
    private static bool IsUtc(IOperation value) => value.WithoutConversions() switch
    {
        IPropertyReferenceOperation { Property: { Name: "UtcNow" or "UtcDateTime" } } => true,
        IFieldReferenceOperation { Field: { Name: "UnixEpoch" } } => true,
        IPropertyReferenceOperation { Property: { Name: "Date" }, Instance: { } time } => IsUtc(time),
        IInvocationOperation { TargetMethod: { Name: "ToUniversalTime" or "ConvertTimeToUtc" } } => true,
        IInvocationOperation { TargetMethod: { Name: var name }, Instance: { } time } when IsDateTime(time.Type)
            && (name.StartsWith("Add", StringComparison.Ordinal) || name is "Subtract") => IsUtc(time),
        IInvocationOperation { TargetMethod: { Name: "SpecifyKind" } } call => call.Arguments.Any(IsUtcKind),
        IObjectCreationOperation creation => creation.Arguments.Any(IsUtcKind),
        IBinaryOperation binary => IsUtc(binary.LeftOperand),
        IConditionalOperation { WhenFalse: { } other } conditional => IsUtc(conditional.WhenTrue) && IsUtc(other),
        _ => false,
    };

    private static bool IsUtcKind(IArgumentOperation argument) =>
        argument.Value is { Type.Name: "DateTimeKind", ConstantValue: { HasValue: true, Value: DateTimeKindUtc } };

    private static bool IsDateTime(ITypeSymbol? type) => Is(type, "DateTime");

    private static bool IsDateTimeOffset(ITypeSymbol? type) => Is(type, "DateTimeOffset");

    private static bool Is(ITypeSymbol? type, string name)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        return type is { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } && type.Name == name;
    }
}
