using System.ComponentModel;
using Salesforce.Typed.Core.Conditions;

namespace Salesforce.Typed.CompilerServices;

/// <summary>From where a field is reached: the query's own object, or one of its parents. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FieldPath
{
    // "Owner.Manager." for a parent's parent; null for the query's own object.
    private readonly string? _prefix;

    private FieldPath(string prefix) => _prefix = prefix;

    /// <summary>The relationships in between, joined by dots; empty for the query's own object.</summary>
    public string Relation => _prefix?[..^1] ?? "";

    /// <summary>The path to the parent behind a relationship.</summary>
    /// <param name="relationship">
    /// The relationship and a dot: <c>Owner.</c>, so that nothing need be joined in flight to a first parent.
    /// </param>
    public FieldPath To(string relationship) => new(_prefix is null ? relationship : _prefix + relationship);

    /// <summary>The field as SOQL names it from the query's object.</summary>
    internal string Of(string name) => _prefix is null ? name : _prefix + name;

    internal void Write(ref SoqlWriter writer, string name)
    {
        if (_prefix is not null)
            writer.Write(_prefix);
        writer.Write(name);
    }
}
