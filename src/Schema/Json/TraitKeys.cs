namespace Salesforce.Typed.Schema.Json;

/// <summary>The member names of a describe's yes-or-no facts with the flags that they set; reader and writer share them.</summary>
internal sealed class TraitKeys<T>
    where T : struct, Enum
{
    /// <summary>Takes the names from the members of the enum: <c>Createable</c> is <c>createable</c> on the wire.</summary>
    public TraitKeys()
    {
        // By their names: an array of the enum's values cannot be made in a native program.
        Values = [.. Enum.GetNames(typeof(T)).Select(n => (T)Enum.Parse(typeof(T), n)).Where(
            v => !EqualityComparer<T>.Default.Equals(v, default))];
        Names = [.. Values.Select(v => v.ToString()).Select(n => char.ToLowerInvariant(n[0]) + n.Substring(1))];
    }

    /// <summary>The names on the wire.</summary>
    public string[] Names { get; }

    /// <summary>The flags, in the order of <see cref="Names"/>.</summary>
    public T[] Values { get; }
}

/// <summary>The names for fields and for objects.</summary>
internal static class TraitKeys
{
    /// <summary>Those of a field.</summary>
    public static TraitKeys<FieldTraits> Fields { get; } = new();

    /// <summary>Those of an object.</summary>
    public static TraitKeys<SObjectTraits> Objects { get; } = new();
}
