using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>
/// Reads the lambda that makes the key of groups from a record: one field or date function, or an anonymous type, tuple or object made of
/// several. The generated code makes the same object from the columns of a group.
/// </summary>
internal sealed class KeyReader
{
    private const string WriteKey =
        "a key is made of fields and date functions: o => new { o.StageName, Year = o.CloseDate.CalendarYear() }";

    private readonly List<string> _keys = [];

    private Refusal? _refusal;

    /// <summary>The keys and the code that makes the object; or why the lambda cannot be read.</summary>
    public static (SelectionModel?, Refusal?) Read(FunctionValue function, ITypeSymbol row, IOperation argument)
    {
        if (InterceptedCall.WhyNoRecord(row, argument) is { } refusal)
            return (null, refusal);
        if (function.Body is not IBlockOperation { Operations: [IReturnOperation { ReturnedValue: { } value }] })
            return (null, new Refusal($"the key is not one expression in a lambda; {WriteKey}", argument.Syntax));
        var reader = new KeyReader();
        var code = reader.ReadKey(value);
        return reader._refusal is { } reason ? (null, reason) : (new KeyModel(code, reader._keys, RecordShapes.IsRemoved(row)), null);
    }

    private string ReadKey(IOperation value)
    {
        switch (value)
        {
            case IConversionOperation { Operand: ITupleOperation or IAnonymousObjectCreationOperation } conversion:
                return ReadKey(conversion.Operand);
            case IAnonymousObjectCreationOperation created:
                return $"new {{ {Members(created.Initializers)} }}";
            case ITupleOperation tuple:
                return $"({Join(tuple.Elements.Select(ReadElement))})";
            case IObjectCreationOperation made when !IsVisible(made.Type):
                return Refuse($"generated code cannot make a {made.Type?.Name}, which is private; make the type internal", made);
            case IObjectCreationOperation { Constructor: { } constructor } made:
                var arguments = made.Arguments
                    .Where(a => a.ArgumentKind == ArgumentKind.Explicit)
                    .Select(a => $"@{a.Parameter!.Name}: {ReadElement(a.Value)}");
                var code = $"new {FullName(constructor.ContainingType)}({Join(arguments)})";
                return made.Initializer is { } initializer ? $"{code} {{ {Members(initializer.Initializers)} }}" : code;
            default:
                return ReadElement(value);
        }
    }

    private string Members(IEnumerable<IOperation> initializers) => Join(initializers.Select(i =>
        i is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { } property }, Value: { } value }
            ? $"{Name(property)} = {ReadElement(value)}"
            : Refuse($"{i.Syntax} is no property with a field of the record; {WriteKey}", i)));

    private string ReadElement(IOperation value)
    {
        var type = value.Type;
        var path = new List<IPropertySymbol>();
        var function = (string?)null;
        for (var at = value; at is not IParameterReferenceOperation;)
        {
            switch (at)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    at = conversion.Operand;
                    break;
                case IPropertyReferenceOperation { Instance: { } instance } property when path.Count == 0 && function is null
                    && PartOf(property.Property) is { } part:
                    (function, at) = (part, instance);
                    break;
                case IPropertyReferenceOperation { Property: { Name: "Value",
                    ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }, Instance: { } instance }:
                    at = instance;
                    break;
                case IPropertyReferenceOperation { Instance: { } instance } property when RecordShapes.IsGenerated(property.Property):
                    path.Insert(0, property.Property);
                    at = instance;
                    break;
                case IInvocationOperation { Arguments: [{ Value: var date }] } call when path.Count == 0 && function is null
                    && IsDatePart(call.TargetMethod):
                    (function, at) = (call.TargetMethod.Name, date);
                    break;
                case IConditionalAccessInstanceOperation instance:
                    at = OperandOf(instance);
                    break;
                case IConditionalAccessOperation access:
                    at = access.WhenNotNull;
                    break;
                default:
                    return Refuse($"{at.Syntax} is not a field that SOQL groups by; {WriteKey}", at);
            }
        }
        return path.Count == 0 ? Refuse($"the record itself is no key; {WriteKey}", value) : Column(value, type, path, function);
    }

    // What stands before the question mark.
    private static IOperation OperandOf(IConditionalAccessInstanceOperation instance)
    {
        IOperation at = instance;
        while (at.Parent is { } parent)
        {
            if (parent is IConditionalAccessOperation access && ReferenceEquals(access.WhenNotNull, at))
                return access.Operation;
            at = parent;
        }
        return instance;
    }

    private string Column(IOperation value, ITypeSymbol? type, List<IPropertySymbol> path, string? function)
    {
        var last = path[path.Count - 1];
        if (FieldOf(last) is not { Type: INamedTypeSymbol field } named)
            return Refuse($"{last.Name} is not a field that SOQL groups by", value);
        var typed = field.AllInterfaces.FirstOrDefault(i => i is { Name: "IField", TypeArguments.Length: 2 }
            && RuntimeNamespace.Declares(i));
        if (typed is null || field.Name == "Unfilterable" || (function is null && !IsGroupable(typed.TypeArguments[1])))
            return Refuse($"the org does not group by {last.ContainingType.Name}.{last.Name}; group by another field, or in memory", value);
        var at = _keys.Count;
        var root = FullName((INamedTypeSymbol)FieldOf(path[0])!.ContainingType);
        var fields = $"default({root}).{string.Join(".", path.Select(Name))}{(function is null ? "" : "." + function)}";
        var soql = string.Join(".", path.Select(RecordShapes.ApiName));
        _keys.Add(function is null ? soql : $"{SoqlName(function)}({soql})");
        if (type is not { IsValueType: true } || IsNullable(type))
            return $"row.Read({at}, {fields})";
        return function is null && type.SpecialType == SpecialType.System_Boolean ? $"row.Read({at}, {fields})"
            : $"row.Required({at}, {fields})";
    }

    private static bool IsNullable(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    // The field of the same name in the struct of the record's fields.
    private static IPropertySymbol? FieldOf(IPropertySymbol property) =>
        property.ContainingType.BaseType?.TypeArguments[1].GetMembers(property.Name).OfType<IPropertySymbol>().FirstOrDefault();

    private static bool IsGroupable(ITypeSymbol use) => use.AllInterfaces.Any(i => i.Name == "IGroupable" && RuntimeNamespace.Declares(i));

    private static bool IsDatePart(IMethodSymbol method) =>
        method.ContainingType.Name == "SoqlDateParts" && RuntimeNamespace.Declares(method.ContainingType);

    // The members of .NET's own dates that SOQL has a function for.
    private static string? PartOf(IPropertySymbol property) =>
        property.ContainingType.Name is "DateOnly" or "DateTimeOffset" && RecordShapes.IsKnownCode(property.ContainingType)
        ? property.Name switch
        {
            "Year" => "CalendarYear",
            "Month" => "CalendarMonth",
            "Day" => "DayInMonth",
            "DayOfYear" => "DayInYear",
            "Hour" => "HourInDay",
            _ => null,
        }
        : null;

    // CalendarYear is CALENDAR_YEAR.
    private static string SoqlName(string function) =>
        string.Concat(function.Select((c, i) => i > 0 && char.IsUpper(c) ? "_" + c : char.ToUpperInvariant(c).ToString()));

    private static bool IsVisible(ITypeSymbol? type)
    {
        for (var at = type; at is not null; at = at.ContainingType)
        {
            if (at.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal)
                || at is INamedTypeSymbol { IsFileLocal: true })
                return false;
        }
        return type is INamedTypeSymbol;
    }

    private string Refuse(string reason, IOperation at)
    {
        _refusal ??= new Refusal(reason, at.Syntax);
        return "default";
    }

    private static string Name(IPropertySymbol property) => "@" + property.Name;

    private static string Join(IEnumerable<string> parts) => string.Join(", ", parts);

    private static string FullName(INamedTypeSymbol type) => "global::" + InterceptedCall.FullName(type);
}
