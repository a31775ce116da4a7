namespace Salesforce.Typed.Generator.Naming;

/// <summary>The names of generated types.</summary>
internal static class TypeNames
{
    /// <summary>The C# name of an object's record: the API name, with a prefix where a user's file sees another type of that name.</summary>
    public static string OfObject(string apiName) => TakenTypeNames.Contains(apiName) ? "Sf" + apiName : apiName;

    /// <summary>The middle of the names that belong to a reference to several objects: TaskWhat gives ITaskWhat and TaskWhatId.</summary>
    public static string OfReference(string apiName, string field) =>
        apiName + (field.EndsWith("Id", StringComparison.Ordinal) && field.Length > 2 ? field.Substring(0, field.Length - 2) : field);

    /// <summary>The same for a reference to two objects, which many objects share: GroupOrUser.</summary>
    public static string OfPair(string first, string second) => first + "Or" + second;
}
