namespace Salesforce.Typed;

/// <summary>
/// Which assignment rule is applied to accounts, cases and leads that a call creates or updates, also indirectly by a trigger (REST API,
/// Assignment Rule Header). Where nothing is said the org applies the active rules.
/// </summary>
public readonly record struct AutoAssign
{
    private readonly string? _value;

    private AutoAssign(string value) => _value = value;

    /// <summary>The active rules are applied: what the org does unless told otherwise.</summary>
    public static AutoAssign Active => new("TRUE");

    /// <summary>No rule is applied.</summary>
    public static AutoAssign Off => new("FALSE");

    /// <summary>The value of the header <c>Sforce-Auto-Assign</c>.</summary>
    internal string Value => _value ?? Active.Value;

    /// <summary>The rule of this id is applied.</summary>
    /// <exception cref="ArgumentException">It is not the id of a record.</exception>
    public static AutoAssign By(string ruleId) => RawId.TryParse(ruleId, out var id, out var why)
        ? new(id.ToString())
        : throw new ArgumentException("An assignment rule is named by its id: " + why, nameof(ruleId));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
