using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Fields;

namespace Salesforce.Typed.Queries.Statements;

/// <summary>One key of an order, after the keys before it.</summary>
internal sealed record OrderTerm(OrderTerm? Before, string Path, bool Descending, Nulls? Nulls)
{
    /// <summary>The key that a lambda names, after the keys before it.</summary>
    /// <exception cref="ArgumentException">The lambda names no field.</exception>
    public static OrderTerm Of<TFields>(OrderTerm? before, Func<TFields, IField> field, bool descending, Nulls? nulls)
        where TFields : struct
    {
        ArgumentNullException.ThrowIfNull(field);
        var key = field(default) ?? throw new ArgumentException("The key to order by is null: return a field.", nameof(field));
        return new OrderTerm(before, key.Path, descending, nulls);
    }

    /// <summary>The order so far, to which a key is added.</summary>
    /// <exception cref="InvalidOperationException">There is not one.</exception>
    public static OrderTerm Require(OrderTerm? order) =>
        order ?? throw new InvalidOperationException("There is no order yet: begin with OrderBy or OrderByDescending.");

    public void Write(ref SoqlWriter writer)
    {
        if (Before is not null)
        {
            Before.Write(ref writer);
            writer.Write(", ");
        }
        writer.Write(Path);
        if (Descending)
            writer.Write(" DESC");
        if (Nulls is { } nulls)
            writer.Write(nulls == Salesforce.Typed.Nulls.First ? " NULLS FIRST" : " NULLS LAST");
    }
}
