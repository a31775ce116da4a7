using Salesforce.Typed.Core.Ids;

namespace Salesforce.Typed.Core.Dynamic;

/// <summary>Checks that an id, whose type does not name its object, is one of that object.</summary>
internal static class IdRules
{
    /// <summary>Refuses an id of another object, where key prefixes tell.</summary>
    /// <exception cref="ArgumentException">It is one.</exception>
    public static void Require(SObjectInfo info, RawId id)
    {
        if (info.KeyPrefix is not { Length: > 0 } prefix || !id.IsId || id.KeyPrefix == prefix)
            return;
        var found = StandardKeyPrefixes.Find(id.KeyPrefix) is { } name ? $"it is an id of {name}" : $"it begins with '{id.KeyPrefix}'";
        throw new ArgumentException($"'{id}' is not an id of {info.Name}: {found}, and ids of {info.Name} begin with '{prefix}'.",
            nameof(id));
    }

    /// <summary>Parses an id of an object.</summary>
    /// <exception cref="ArgumentException">The text is not an id, or one of another object.</exception>
    public static RawId Parse(SObjectInfo info, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!RawId.TryParse(text, out var id, out var problem))
            throw new ArgumentException($"This is not an id of {info.Name}: {problem}", nameof(text));
        Require(info, id);
        return id;
    }
}
