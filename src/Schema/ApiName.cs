namespace Salesforce.Typed.Schema;

/// <summary>
/// The one check of names that come from a describe. Generated code writes names as identifiers, so a name that passes has nothing in it
/// that could end an identifier, a comment or a literal. The rule is the platform's for API names (Salesforce Help, custom object and field
/// names), with its limits widened.
/// </summary>
public static class ApiName
{
    /// <summary>The most characters of a name. The platform's own limit is 40, with a namespace and a suffix about 60.</summary>
    public const int MaxLength = 128;

    /// <summary>The rule for people, as the end of a sentence.</summary>
    public const string Rule = "letters A to Z, digits and underscores, a letter first, no underscore last, at most 128 characters";

    /// <summary>Whether <paramref name="name"/> can be the name of an object, a field or a relationship.</summary>
    public static bool IsValid(string name)
    {
        if (name.Length is 0 or > MaxLength || !IsLetter(name[0]) || name[name.Length - 1] == '_')
            return false;
        foreach (var c in name)
        {
            if (!IsLetter(c) && c is not (>= '0' and <= '9' or '_'))
                return false;
        }
        return true;
    }

    /// <summary>Whether <paramref name="text"/> can be the key prefix of an object: three letters or digits.</summary>
    public static bool IsKeyPrefix(string text)
    {
        if (text.Length != 3)
            return false;
        foreach (var c in text)
        {
            if (!IsLetter(c) && c is not (>= '0' and <= '9'))
                return false;
        }
        return true;
    }

    private static bool IsLetter(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z';
}
