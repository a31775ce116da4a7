namespace Salesforce.Typed;

/// <summary>An id of a record: <see cref="Id{T}"/>, or a generated type for a reference to several objects.</summary>
public interface IId
{
    /// <summary>The bits of the id.</summary>
    RawId Raw { get; }
}

/// <summary>An id that can be made from its bits.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IId<TSelf> : IId
    where TSelf : struct, IId<TSelf>
{
    /// <summary>The id with these bits.</summary>
    static abstract TSelf Of(RawId raw);
}
