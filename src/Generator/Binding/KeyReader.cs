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
        if (reader._keys.Count == 0)
            reader.Refuse($"the key has no field; {WriteKey}", value);
        return reader._refusal is { } reason ? (null, reason) : (new KeyModel(code, reader._keys, RecordShapes.IsRemoved(row)), null);
    }

    private string ReadKey(IOperation value)
    {
        switch (value)
        {
            case IConversionOperation conversion when IsMade(conversion):
                return ReadConverted(conversion);
            case IAnonymousObjectCreationOperation created:
                return $"new {{ {Members(created.Initializers)} }}";
            case ITupleOperation tuple:
                return $"({Join(tuple.Elements.Select(ReadElement))})";
            case IObjectCreationOperation { Constructor: { } constructor } made:
                return ReadMade(made, constructor);
            default:
                return ReadElement(value);
        }
    }

    // Whether a key of several columns is made under conversions.
    private static bool IsMade(IOperation value) => value switch
    {
        IConversionOperation conversion => IsMade(conversion.Operand),
        _ => value is ITupleOperation or IAnonymousObjectCreationOperation or IObjectCreationOperation,
    };

    private string ReadConverted(IConversionOperation conversion)
    {
        if (KeyConversion.WhyRefused(conversion) is { } reason)
            return Refuse(reason, conversion);
        var made = ReadKey(conversion.Operand);
        return RecordShapes.Same(conversion.Type, conversion.Operand.Type) ? made : KeyConversion.Cast(conversion.Type!, made);
    }

    private string ReadMade(IObjectCreationOperation made, IMethodSymbol constructor)
    {
        var type = constructor.ContainingType;
        if (!GeneratedCodeAccess.CanName(type))
            return Refuse($"generated code cannot make a {type.Name}, which is private; make the type internal", made);
        if (!GeneratedCodeAccess.CanUse(constructor))
            return Refuse($"generated code cannot call this constructor of {type.Name}, which is private; make it internal", made);
        var arguments = new List<string>();
        foreach (var argument in made.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.Explicit)
                arguments.Add($"@{argument.Parameter!.Name}: {ReadElement(argument.Value)}");
            else if (argument.ArgumentKind != ArgumentKind.DefaultValue && !IsEmpty(argument.Value))
                return Refuse($"{argument.Parameter!.Name} of {type.Name} takes any number of values (params), and the columns of a key "
                    + "are fixed; write a constructor with one parameter for each", argument);
        }
        var code = $"new {FullName(type)}({Join(arguments)})";
        return made.Initializer is { } initializer ? $"{code} {{ {Members(initializer.Initializers)} }}" : code;
    }

    // A params parameter to which the call passes nothing.
    private static bool IsEmpty(IOperation value) => value switch
    {
        IConversionOperation conversion => IsEmpty(conversion.Operand),
        IArrayCreationOperation array => array.Initializer is null or { ElementValues.IsEmpty: true },
        ICollectionExpressionOperation collection => collection.Elements.IsEmpty,
        _ => false,
    };

    private string Members(IEnumerable<IOperation> initializers) => Join(initializers.Select(ReadMember));

    private string ReadMember(IOperation initializer)
    {
        if (initializer is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { } property },
            Value: { } value })
            return Refuse($"{initializer.Syntax} is not a property with a field of the record; {WriteKey}", initializer);
        return property.SetMethod is { } setter && !GeneratedCodeAccess.CanUse(setter)
            ? Refuse($"generated code cannot set {property.Name} of {property.ContainingType.Name}, which is private; make it "
                + $"internal", initializer)
            : $"{Name(property)} = {ReadElement(value)}";
    }

    private string ReadElement(IOperation value)
    {
        var path = new List<IPropertySymbol>();
        var function = (string?)null;
        var functionType = (ITypeSymbol?)null;
        // The types that the column becomes, the last one is that of the element.
        var types = new List<ITypeSymbol>();
        var isLifted = false;
        for (var at = value; at is not IParameterReferenceOperation;)
        {
            var isColumn = path.Count == 0 && function is null;
            switch (at)
            {
                case IConversionOperation conversion:
                    if (KeyConversion.WhyRefused(conversion) is { } reason)
                        return Refuse(reason, conversion);
                    if (isColumn)
                        types.Insert(0, conversion.Type!);
                    at = conversion.Operand;
                    continue;
                case IPropertyReferenceOperation { Property: { Name: "Value",
                    ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }, Instance: { } instance }:
                    // The value of a parent that may be absent is absent too: a?.B.Value.
                    if (isColumn && !isLifted)
                        types.Insert(0, at.Type!);
                    at = instance;
                    continue;
            }
            if (types.Count == 0)
                types.Add(at.Type!);
            switch (at)
            {
                case IPropertyReferenceOperation { Instance: { } instance } property when isColumn && PartOf(property.Property) is { } part:
                    (function, functionType, at) = (part, at.Type, instance);
                    break;
                case IPropertyReferenceOperation { Instance: { } instance } property when RecordShapes.IsGenerated(property.Property):
                    path.Insert(0, property.Property);
                    at = instance;
                    break;
                case IInvocationOperation { Arguments: [{ Value: var date }] } call when isColumn && IsDatePart(call.TargetMethod):
                    (function, functionType, at) = (call.TargetMethod.Name, at.Type, date);
                    break;
                case IConditionalAccessInstanceOperation instance:
                    at = OperandOf(instance);
                    break;
                case IConditionalAccessOperation access:
                    isLifted = true;
                    at = access.WhenNotNull;
                    break;
                default:
                    return Refuse($"{at.Syntax} is not a field that SOQL groups by; {WriteKey}", at);
            }
        }
        return path.Count == 0
            ? Refuse($"the record itself is not a key; {WriteKey}", value)
            : Column(value, types, path, function, functionType);
    }

    // What is before the question mark.
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

    private string Column(
        IOperation value, List<ITypeSymbol> types, List<IPropertySymbol> path, string? function, ITypeSymbol? functionType)
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
        if (types.Find(t => !GeneratedCodeAccess.CanName(t)) is { } hidden)
            return Refuse($"generated code cannot name {hidden.Name}, which is private; make the type internal", value);
        return Converted(types, $"{at}, {fields}", functionType ?? typed.TypeArguments[0], function is not null);
    }

    // A column as the lambda declares it. What a date function gives may be null, whatever its type in the lambda.
    private static string Converted(List<ITypeSymbol> types, string column, ITypeSymbol columnType, bool isFunction)
    {
        var type = KeyConversion.WithoutNull(columnType);
        var isNullable = isFunction || KeyConversion.IsNullable(columnType);
        var takesNull = types.TrueForAll(t => t.IsReferenceType || t.TypeKind == TypeKind.Dynamic || KeyConversion.IsNullable(t));
        var code =
            $"row.{(isNullable && !takesNull ? "Required" : type.IsValueType && !isNullable && takesNull ? "Optional" : "Read")}({column})";
        isNullable = type.IsValueType && takesNull;
        foreach (var next in types)
        {
            if (!RecordShapes.Same(KeyConversion.WithoutNull(next), type) || KeyConversion.IsNullable(next) != isNullable)
                code = KeyConversion.Cast(next, code);
            (type, isNullable) = (KeyConversion.WithoutNull(next), KeyConversion.IsNullable(next));
        }
        return code;
    }

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

    private string Refuse(string reason, IOperation at)
    {
        _refusal ??= new Refusal(reason, at.Syntax);
        return "default";
    }

    private static string Name(IPropertySymbol property) => "@" + property.Name;

    private static string Join(IEnumerable<string> parts) => string.Join(", ", parts);

    private static string FullName(INamedTypeSymbol type) => "global::" + InterceptedCall.FullName(type);
}
