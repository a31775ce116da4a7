using System.ComponentModel;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;

namespace Salesforce.Typed.Fields;

#pragma warning disable CS0660, CS0661 // == refuses; it compares nothing.
/// <summary>A field that cannot be used in WHERE: its describe says so, or its type does. Its operators say why they are refused.</summary>
/// <typeparam name="TValue">The type of its values.</typeparam>
/// <typeparam name="TUse">What it may be used for besides.</typeparam>
public readonly struct Unfilterable<TValue, TUse> : IField<TValue, TUse>
{
    private const string Id = "SFT2001";

    private readonly FieldPath _at;
    private readonly string _name;

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Unfilterable(FieldPath at, string name)
    {
        _at = at;
        _name = name;
    }

    /// <inheritdoc/>
    public string Path => _at.Of(_name);

    /// <summary>The field in a list of fields.</summary>
    public static implicit operator AnyField(Unfilterable<TValue, TUse> field) => new(field.Path);

    /// <summary>Refused.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Unfilterable, error: true, DiagnosticId = Id, UrlFormat = Rules.Url)]
    public static Condition operator ==(Unfilterable<TValue, TUse> field, object? value) => throw Refused();

    /// <summary>Refused.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Unfilterable, error: true, DiagnosticId = Id, UrlFormat = Rules.Url)]
    public static Condition operator !=(Unfilterable<TValue, TUse> field, object? value) => throw Refused();

    /// <summary>Refused.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Unfilterable, error: true, DiagnosticId = Id, UrlFormat = Rules.Url)]
    public static Condition operator <(Unfilterable<TValue, TUse> field, object? value) => throw Refused();

    /// <summary>Refused.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Unfilterable, error: true, DiagnosticId = Id, UrlFormat = Rules.Url)]
    public static Condition operator >(Unfilterable<TValue, TUse> field, object? value) => throw Refused();

    /// <summary>Refused.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Unfilterable, error: true, DiagnosticId = Id, UrlFormat = Rules.Url)]
    public static Condition operator <=(Unfilterable<TValue, TUse> field, object? value) => throw Refused();

    /// <summary>Refused.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Unfilterable, error: true, DiagnosticId = Id, UrlFormat = Rules.Url)]
    public static Condition operator >=(Unfilterable<TValue, TUse> field, object? value) => throw Refused();

    /// <summary>Refused.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Unfilterable, error: true, DiagnosticId = Id, UrlFormat = Rules.Url)]
    public Condition HasValue => throw Refused();

    /// <summary>Refused.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Unfilterable, error: true, DiagnosticId = Id, UrlFormat = Rules.Url)]
    public Condition In(params object?[] values) => throw Refused();

    /// <summary>Refused.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Unfilterable, error: true, DiagnosticId = Id, UrlFormat = Rules.Url)]
    public Condition NotIn(params object?[] values) => throw Refused();

    /// <summary>Refused.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Unfilterable, error: true, DiagnosticId = Id, UrlFormat = Rules.Url)]
    public Condition StartsWith(string text) => throw Refused();

    /// <summary>Refused.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Unfilterable, error: true, DiagnosticId = Id, UrlFormat = Rules.Url)]
    public Condition EndsWith(string text) => throw Refused();

    /// <summary>Refused.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Unfilterable, error: true, DiagnosticId = Id, UrlFormat = Rules.Url)]
    public Condition Contains(string text) => throw Refused();

    /// <summary>Refused.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Unfilterable, error: true, DiagnosticId = Id, UrlFormat = Rules.Url)]
    public Condition Like(string pattern) => throw Refused();

    TValue IField<TValue, TUse>.Read(AggregateValue value) => throw Refused();

    /// <inheritdoc/>
    public override string ToString() => Path;

    private static NotSupportedException Refused() => new(Rules.Unfilterable);
}
