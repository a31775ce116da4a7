using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Prints what an assembly shows to others, as declarations in a fixed order. A change of a line breaks code of users, or is a promise to
/// them: the approved text makes either a decision.
/// </summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The public API: a line a type, and below it a line a member.</summary>
    public static string Print(Assembly assembly)
    {
        var text = new StringBuilder();
        // Types with a name in angle brackets hold extension members for the compiler; they are listed as the methods through which they
        // are called.
        foreach (var type in assembly.GetExportedTypes().Where(t => !t.FullName!.Contains('<', StringComparison.Ordinal)).OrderBy(
            t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Declaration(type)).Append('\n');
            foreach (var (_, line) in Members(type).OrderBy(m => m.Name, StringComparer.Ordinal).ThenBy(
                m => m.Line, StringComparer.Ordinal))
                text.Append("    ").Append(line).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>What differs between two such texts, a line each, with the type that it is a member of.</summary>
    public static string Difference(string before, string after)
    {
        var (was, now) = (Flat(before), Flat(after));
        return string.Join('\n', was.Except(now).Select(l => "- " + l).Concat(now.Except(was).Select(l => "+ " + l)));
    }

    private static List<string> Flat(string text)
    {
        var lines = new List<string>();
        var type = "";
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] != ' ')
                type = line;
            lines.Add(line[0] == ' ' ? $"{type.Split(" : ")[0]} {{ {line.Trim()} }}" : line);
        }
        return lines;
    }

    private static string Declaration(Type type)
    {
        if (type.BaseType == typeof(MulticastDelegate))
            return $"{Notes(type)}delegate {Signature(type.GetMethod("Invoke")!, $"{type.Namespace}.{ApiNames.Of(type)}")}";
        var isRecord = type.GetMethod("PrintMembers", Declared) is not null;
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } =>
                $"{(type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "")}{(type.IsByRefLike ? "ref " : "")}{(isRecord ? "record " : "")}struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            _ => $"{(type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "")}{(isRecord ? "record" : "class")}",
        };
        var bases = new List<string>();
        if (type.IsEnum)
            bases.Add(ApiNames.Of(Enum.GetUnderlyingType(type)));
        else if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
            bases.Add(ApiNames.Of(parent));
        if (!type.IsEnum)
            bases.AddRange(type.GetInterfaces().Where(i => i.IsVisible).Select(ApiNames.Of).Order(StringComparer.Ordinal));
        return $"{Notes(type)}{kind} "
            + $"{type.Namespace}.{ApiNames.Of(type)}{(bases.Count > 0 ? " : " + string.Join(", ", bases) : "")}{Constraints(type.GetGenericArguments())}";
    }

    private static IEnumerable<(string Name, string Line)> Members(Type type)
    {
        if (type.BaseType == typeof(MulticastDelegate))
            yield break;
        foreach (var field in type.GetFields(Declared).Where(f => (f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly) && !f.IsSpecialName))
            yield return (field.Name, Field(field));
        foreach (var constructor in type.GetConstructors(Declared).Where(c => !c.IsStatic && IsSeen(c)))
            yield return ("", $"{Notes(constructor)}{Access(constructor)}{ApiNames.Simple(type)}({Parameters(constructor)})");
        foreach (var property in type.GetProperties(Declared).Where(
            p => p.Name != "EqualityContract" && p.GetAccessors(nonPublic: true).Any(IsSeen)))
            yield return (property.Name, Property(property));
        foreach (var declared in type.GetEvents(Declared).Where(e => e.AddMethod is { } add && IsSeen(add)))
            yield return (declared.Name, $"{Notes(declared)}{Modifiers(declared.AddMethod!)}event "
                + $"{ApiNames.Of(declared.EventHandlerType!)} {declared.Name}");
        foreach (var method in type.GetMethods(Declared).Where(IsWritten))
            yield return (method.Name, $"{Notes(method)}{Modifiers(method)}{Signature(method, method.Name + Generics(method))}{Constraints(method.GetGenericArguments())}");
    }

    // What the compiler gives to each record is said by the word record.
    private static bool IsWritten(MethodInfo method) =>
        IsSeen(method) && !method.IsDefined(typeof(CompilerGeneratedAttribute)) && method.Name != "<Clone>$"
            && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal));

    private static string Field(System.Reflection.FieldInfo field)
    {
        var value = field.IsLiteral ? " = " + Literal(field.GetRawConstantValue()) : "";
        if (field.DeclaringType!.IsEnum)
            return field.Name + value;
        var kind = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        return $"{Notes(field)}{(field.IsPublic ? "" : "protected ")}{kind}{ApiNames.Of(new NullabilityInfoContext().Create(field))} "
            + $"{field.Name}{value}";
    }

    private static string Property(PropertyInfo property)
    {
        var accessors = new List<string>();
        if (property.GetMethod is { } get && IsSeen(get))
            accessors.Add(Access(get) + "get;");
        if (property.SetMethod is { } set && IsSeen(set))
            accessors.Add(
                Access(set) + (set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init;" : "set;"));
        var seen = property.GetAccessors(nonPublic: true).First(IsSeen);
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        return $"{Notes(property)}{Modifiers(seen, access: false)}{required}{ApiNames.Of(new NullabilityInfoContext().Create(property))} "
            + $"{name} {{ {string.Join(' ', accessors)} }}";
    }

    private static string Signature(MethodInfo method, string name) =>
        $"{(method.ReturnType.IsByRef ? "ref " : "")}{ApiNames.Of(new NullabilityInfoContext().Create(method.ReturnParameter))} "
            + $"{name}({Parameters(method)})";

    private static string Parameters(MethodBase method)
    {
        var extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return extension + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var way = parameter switch
        {
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) => "params ",
            { ParameterType.IsByRef: true, IsOut: true } => "out ",
            { ParameterType.IsByRef: true, IsIn: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ => "",
        };
        var value = parameter.HasDefaultValue ? " = " + (parameter.RawDefaultValue is null && parameter.ParameterType.IsValueType
            ? "default"
            : Literal(parameter.RawDefaultValue)) : "";
        return $"{way}{ApiNames.Of(new NullabilityInfoContext().Create(parameter))} {parameter.Name}{value}";
    }

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";

    private static string Constraints(Type[] parameters)
    {
        var text = new StringBuilder();
        foreach (var parameter in parameters.Where(p => p.IsGenericParameter))
        {
            var attributes = parameter.GenericParameterAttributes;
            var isStruct = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
            var all = new List<string>();
            if (isStruct)
                all.Add("struct");
            if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
                all.Add("class");
            all.AddRange(parameter.GetGenericParameterConstraints().Where(c => c != typeof(ValueType)).Select(ApiNames.Of).Order(
                StringComparer.Ordinal));
            if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct)
                all.Add("new()");
            if (attributes.HasFlag(GenericParameterAttributes.AllowByRefLike))
                all.Add("allows ref struct");
            if (all.Count > 0)
                text.Append(" where ").Append(parameter.Name).Append(" : ").AppendJoin(", ", all);
        }
        return text.ToString();
    }

    // Whether a user's code can name it, or override it.
    private static bool IsSeen(MethodBase method) =>
        method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType!.IsSealed);

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method, bool access = true)
    {
        var kind = method switch
        {
            { IsStatic: true, IsAbstract: true } => "static abstract ",
            { IsStatic: true } => "static ",
            { DeclaringType.IsInterface: true } => "",
            { IsAbstract: true } => "abstract ",
            { IsVirtual: true } when method.GetBaseDefinition() != method => "override ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            _ => "",
        };
        return (access ? Access(method) : "") + kind;
    }

    // What changes how a member may be used, or where it is shown.
    private static string Notes(MemberInfo member)
    {
        var notes = "";
        if (member.GetCustomAttribute<ObsoleteAttribute>() is { } obsolete && !IsOfCompiler(obsolete))
            notes += obsolete.IsError ? "[Refused] " : "[Obsolete] ";
        if (member.GetCustomAttribute<EditorBrowsableAttribute>()?.State == EditorBrowsableState.Never)
            notes += "[Hidden] ";
        return notes;
    }

    // Types with required members, and ref structs, are obsolete for compilers that do not know them.
    private static bool IsOfCompiler(
        ObsoleteAttribute obsolete) => obsolete.Message?.StartsWith("Types with embedded references", StringComparison.Ordinal) == true
        || obsolete.Message?.StartsWith("Constructors of types with required members", StringComparison.Ordinal) == true;

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        char character => $"'{character}'",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
