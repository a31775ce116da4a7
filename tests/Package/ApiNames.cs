using System.Reflection;

namespace Salesforce.Typed.Tests;

/// <summary>Names of types as C# writes them, without their namespaces, with what may be null.</summary>
internal static class ApiNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(decimal)] = "decimal",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
        [typeof(short)] = "short",
        [typeof(string)] = "string",
        [typeof(uint)] = "uint",
        [typeof(ulong)] = "ulong",
        [typeof(ushort)] = "ushort",
        [typeof(void)] = "void",
    };

    /// <summary>The name without what may be null within it.</summary>
    public static string Of(Type type) => Name(type, Of);

    /// <summary>
    /// The name with a question mark at each place that may be null, except for type parameters, for which it is not known.
    /// </summary>
    public static string Of(NullabilityInfo info)
    {
        var type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return (underlying.IsGenericType && info.GenericTypeArguments is [{ GenericTypeArguments: { Length: > 0 } within }]
                ? Generic(underlying, within)
                : Of(underlying)) + "?";
        var name = info switch
        {
            { ElementType: { } element } when type.IsArray => Of(element) + "[]",
            { GenericTypeArguments.Length: > 0 } when type.IsGenericType => Generic(type, info.GenericTypeArguments),
            _ => Of(type),
        };
        return info.ReadState == NullabilityState.Nullable && !type.IsValueType && !type.IsGenericParameter ? name + "?" : name;
    }

    /// <summary>The name alone, as a constructor has it.</summary>
    public static string Simple(Type type) => type.Name.Split('`')[0];

    private static string Generic(Type type, NullabilityInfo[] arguments)
    {
        var at = 0;
        return Name(type, argument => at < arguments.Length ? Of(arguments[at++]) : Of(argument));
    }

    private static string Name(Type type, Func<Type, string> argumentName)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsByRef)
            return Of(type.GetElementType()!);
        if (type.IsArray)
            return Of(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying) + "?";
        var outer = type.DeclaringType;
        var prefix = outer is null ? "" : Of(outer.IsGenericTypeDefinition && type.IsConstructedGenericType
            ? outer.MakeGenericType(type.GetGenericArguments()[..outer.GetGenericArguments().Length])
            : outer) + ".";
        var own = type.GetGenericArguments().Skip(outer?.GetGenericArguments().Length ?? 0).ToList();
        return prefix + Simple(type) + (own.Count > 0 ? $"<{string.Join(", ", own.Select(argumentName))}>" : "");
    }
}
