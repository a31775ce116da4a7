namespace Salesforce.Typed.Core.Conditions;

/// <summary>The query of a semi-join: one field of the records that fulfill a condition.</summary>
/// <param name="from">The object.</param>
/// <param name="field">The field, or a path to it.</param>
/// <param name="where">The condition; null for every record.</param>
internal sealed class KeysSubquery(SObjectInfo from, string field, Condition? where) : ISubquery
{
    public SObjectInfo From => from;

    public Condition? Where => where;

    public bool IsOrderedOrLimited { get; init; }

    public bool SelectsOwnField => !@field.Contains('.', StringComparison.Ordinal);

    public void Write(ref SoqlWriter writer)
    {
        writer.Write("SELECT ");
        writer.Write(field);
        writer.Write(" FROM ");
        writer.Write(from.Name);
        if (where is null)
            return;
        writer.Write(" WHERE ");
        where.Write(ref writer);
    }
}
