namespace Salesforce.Typed;

/// <summary>A value of a picklist.</summary>
public interface IPicklist
{
    /// <summary>The API value: what is stored, compared and sent.</summary>
    string Value { get; }
}

/// <summary>
/// A picklist: an open set of values. The known ones are static members of the generated type; one that was added in Setup after the
/// snapshot reads and writes back unchanged.
/// </summary>
/// <typeparam name="TSelf">The generated type itself.</typeparam>
public interface IPicklist<TSelf> : IPicklist
    where TSelf : struct, IPicklist<TSelf>
{
    /// <summary>What the snapshot knows of it.</summary>
    static abstract PicklistInfo<TSelf> Info { get; }

    /// <summary>The value <paramref name="value"/>, known or not.</summary>
    static abstract TSelf Of(string value);
}
