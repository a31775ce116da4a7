using System.ComponentModel;

namespace Salesforce.Typed.CompilerServices;

/// <summary>The keys of groups that a lambda over the record makes, worked out when the code was built. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class KeySelection
{
    private readonly Delegate _read;

    private KeySelection(Delegate read, string[] keys)
    {
        _read = read;
        Keys = keys;
    }

    internal string[] Keys { get; }

    /// <summary>These keys, as SOQL writes them, and what makes the object of them.</summary>
    public static KeySelection Of<TKey>(Func<KeyRow, TKey> read, params string[] keys)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(keys);
        return new KeySelection(read, keys);
    }

    internal Func<KeyRow, TKey> Reader<TKey>() => (Func<KeyRow, TKey>)_read;
}
