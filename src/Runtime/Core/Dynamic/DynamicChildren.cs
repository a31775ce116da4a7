using Salesforce.Typed.Core.Conditions;

namespace Salesforce.Typed.Dynamic;

/// <summary>A child relationship in a condition: semi-join and anti-join (SOQL Reference, Comparison Operators).</summary>
public readonly struct DynamicChildren
{
    private readonly FieldInfo? _relationship;

    internal DynamicChildren(FieldInfo relationship) => _relationship = relationship;

    private FieldInfo Relationship =>
        _relationship ?? throw new InvalidOperationException("This is the default value of DynamicChildren, which has no relationship.");

    /// <summary>
    /// Whether there is a child, of these if a condition is given: <c>Id IN (SELECT AccountId FROM Contact WHERE ...)</c>.
    /// </summary>
    public Condition Any(Func<DynamicFields, Condition?>? where = null) => Join(ListableFields.InOperator, nameof(Any), where);

    /// <summary>
    /// Whether there is no child, of these if a condition is given: <c>Id NOT IN (SELECT AccountId FROM Contact WHERE ...)</c>.
    /// </summary>
    public Condition None(Func<DynamicFields, Condition?>? where = null) => Join(ListableFields.NotInOperator, nameof(None), where);

    /// <inheritdoc/>
    public override string ToString() => Relationship.Name;

    private JoinCondition Join(string op, string method, Func<DynamicFields, Condition?>? where)
    {
        var child = Relationship.Target!;
        var key = Relationship.ChildField
            ?? throw new InvalidOperationException($"The table of generated code does not say which field of {child.Name} refers to "
                + $"{Relationship.Owner.Name}. Write field[\"Id\"].InSelect(query, \"the field\"), or describe the objects at run time.");
        var condition = where is null
            ? null
            : RequiredCondition.Of(DynamicField.Require(where(new DynamicFields(child))), $"{Relationship.Name}.{method}", child.Name);
        return new JoinCondition("Id", op, new KeysSubquery(child, key, condition));
    }
}
