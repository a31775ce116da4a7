using System.ComponentModel;
using Salesforce.Typed.CompilerServices;

namespace Salesforce.Typed.Fields;

/// <summary>A field of a query's object or of one of its parents, or a function of one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IField
{
    /// <summary>How SOQL names it from the query's object: <c>Owner.Name</c>.</summary>
    string Path { get; }
}

/// <summary>A field that says what it may be used for besides filtering.</summary>
/// <typeparam name="TUse">
/// A marker with <see cref="ISortable"/>, <see cref="IGroupable"/> and <see cref="IAggregatable"/> as the describe has it.
/// </typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUse<out TUse> : IField;

/// <summary>A field with the type of its values.</summary>
/// <typeparam name="TValue">The type of its values.</typeparam>
/// <typeparam name="TUse">What it may be used for.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IField<TValue, TUse> : IUse<TUse>
{
    /// <summary>Reads a value of the field from a row of groups. For the runtime.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    TValue Read(AggregateValue value);
}

/// <summary>A field that has a sum and an average.</summary>
/// <typeparam name="TSum">The type of its sum.</typeparam>
/// <typeparam name="TAverage">The type of its average.</typeparam>
/// <typeparam name="TUse">What it may be used for.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface INumber<TSum, TAverage, TUse> : IUse<TUse>
{
    /// <summary>Reads a sum from a row of groups. For the runtime.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    TSum ReadSum(AggregateValue value);

    /// <summary>Reads an average from a row of groups. For the runtime.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    TAverage ReadAverage(AggregateValue value);
}

/// <summary>A field that can be compared with a list.</summary>
/// <typeparam name="TValue">The type of the list's elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IListable<TValue> : IField;

/// <summary>A field that can be compared with a pattern.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITextual : IField
{
    internal FieldPath At { get; }

    internal string Name { get; }
}

/// <summary>A relationship, up or down.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRelation
{
    /// <summary>How SOQL names it from the query's object.</summary>
    string RelationPath { get; }
}
