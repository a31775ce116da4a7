using System.ComponentModel;
using Salesforce.Typed.Core.Ids;

namespace Salesforce.Typed;

/// <summary>What the ids of references to several objects have in common. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AnyId
{
    /// <summary>
    /// Whether the id is one of <typeparamref name="T"/>, by its key prefix. A custom object's prefix differs between orgs and is not known
    /// here: for those it is true unless the prefix is that of a standard object.
    /// </summary>
    public static bool Is<T>(RawId raw, out Id<T> id)
        where T : ISObjectType
    {
        var prefix = raw.KeyPrefix;
        var matches = raw.IsId && (T.KeyPrefix is { } known ? prefix == known : StandardKeyPrefixes.Find(prefix) is null);
        id = matches ? new Id<T>(raw) : default;
        return matches;
    }
}
