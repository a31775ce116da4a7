namespace Salesforce.Typed.Generator.Naming;

/// <summary>The names of generated types.</summary>
internal static class TypeNames
{
    private const string Prefix = "Sf";

    // Namespaces that a user's file begins names with, and the type parameter of a generated method.
    private static readonly HashSet<string> Reserved = ["Microsoft", "Salesforce", "System", "V"];

    /// <summary>Whether a name in code can mean a namespace or a type parameter, so that no generated type can be called so.</summary>
    public static bool IsReserved(string name) => Reserved.Contains(name);

    /// <summary>
    /// The C# name of an object's record: the API name, with a prefix where a user's file sees another type of that name, records have a
    /// member of it, or C# could have it as a keyword.
    /// A name that reads as if it had the prefix has an underscore after it, so that <see cref="ApiName"/> finds the object.
    /// </summary>
    public static string OfObject(string apiName) => NeedsPrefix(apiName) ? Prefix + apiName : HasPrefix(apiName) ? apiName + "_" : apiName;

    /// <summary>The API name of a record's object.</summary>
    public static string ApiName(string typeName) => HasPrefix(typeName) ? typeName.Substring(Prefix.Length) : typeName.TrimEnd('_');

    /// <summary>Whether the record of that object has the prefix.</summary>
    public static bool NeedsPrefix(string apiName) =>
        TakenTypeNames.Contains(apiName) || IsReserved(apiName) || MemberNames.IsOfRecord(apiName) || IsLowercase(apiName)
        || TakenTypeNames.Contains(apiName + "Fields") || TakenTypeNames.Contains(apiName + "Keys");

    /// <summary>The middle of the names that belong to a reference to several objects: TaskWhat gives ITaskWhat and TaskWhatId.</summary>
    public static string OfReference(string apiName, string field) =>
        apiName + (field.EndsWith("Id", StringComparison.Ordinal) && field.Length > 2 ? field.Substring(0, field.Length - 2) : field);

    /// <summary>The same for a reference to two objects, which many objects share: GroupOrUser.</summary>
    public static string OfPair(string first, string second) => first + "Or" + second;

    private static bool HasPrefix(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && NeedsPrefix(name.Substring(Prefix.Length));

    // Every keyword of C# is of lowercase letters, and the compiler warns of other types that are (CS8981): they may become keywords.
    private static bool IsLowercase(string name)
    {
        foreach (var c in name)
        {
            if (c is not (>= 'a' and <= 'z'))
                return false;
        }
        return name.Length > 0;
    }
}
