using System.ComponentModel;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;

namespace Salesforce.Typed.Fields;

/// <summary>A child relationship in a condition: semi-join and anti-join (SOQL Reference, Comparison Operators).</summary>
/// <typeparam name="TChild">The child's record type.</typeparam>
/// <typeparam name="TFields">The child's fields.</typeparam>
public readonly struct Children<TChild, TFields> : IRelation
    where TChild : SObject, ISObject<TChild>
    where TFields : struct
{
    private readonly FieldPath _at;
    private readonly string _name;
    private readonly string _foreignKey;

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Children(FieldPath at, string name, string foreignKey)
    {
        _at = at;
        _name = name;
        _foreignKey = foreignKey;
    }

    /// <inheritdoc/>
    public string RelationPath => _at.Of(_name);

    /// <summary>
    /// Whether there is a child, of these if a condition is given: <c>Id IN (SELECT AccountId FROM Contact WHERE ...)</c>.
    /// </summary>
    public Condition Any(Func<TFields, Condition?>? where = null) => Join(" IN ", nameof(Any), where);

    /// <summary>
    /// Whether there is no child, of these if a condition is given: <c>Id NOT IN (SELECT AccountId FROM Contact WHERE ...)</c>.
    /// </summary>
    public Condition None(Func<TFields, Condition?>? where = null) => Join(" NOT IN ", nameof(None), where);

    /// <inheritdoc/>
    public override string ToString() => RelationPath;

    private JoinCondition Join(string op, string method, Func<TFields, Condition?>? where)
    {
        var condition = where is null ? null : RequiredCondition.Of(where(default), $"{RelationPath}.{method}", TChild.Info.Name);
        return new JoinCondition(_at.Of("Id"), op, new ForeignKeys(_foreignKey, TChild.Info, condition));
    }

    private sealed class ForeignKeys(string foreignKey, SObjectInfo child, Condition? where) : ISubquery
    {
        public SObjectInfo From => child;

        public Condition? Where => where;

        public bool IsOrderedOrLimited => false;

        public bool SelectsOwnField => true;

        public void Write(ref SoqlWriter writer)
        {
            writer.Write("SELECT ");
            writer.Write(foreignKey);
            writer.Write(" FROM ");
            writer.Write(child.Name);
            if (where is null)
                return;
            writer.Write(" WHERE ");
            where.Write(ref writer);
        }
    }
}
