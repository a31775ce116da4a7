using Salesforce.Typed.Conditions;
using Salesforce.Typed.Http;

namespace Salesforce.Typed.Queries;

/// <summary>What a query says, apart from its types. Immutable: a builder that goes on makes a new one.</summary>
internal sealed record QueryParts(SObjectInfo From, RestTransport Transport) : ISubquery
{
    /// <summary>What SELECT lists; null for the fields of the snapshot.</summary>
    public Selection? Selection { get; init; }

    public Condition? Where { get; init; }

    public OrderTerm? Order { get; init; }

    public int? Limit { get; init; }

    public int Offset { get; init; }

    /// <summary>At most <paramref name="count"/> of the rows that the query gives so far.</summary>
    public QueryParts Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return this with { Limit = Math.Min(Limit ?? int.MaxValue, count) };
    }

    /// <summary>Without the first <paramref name="count"/> of the rows that the query gives so far.</summary>
    public QueryParts Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return this with { Offset = checked(Offset + count), Limit = Limit is { } limit ? Math.Max(limit - count, 0) : null };
    }

    /// <summary>The statement.</summary>
    public string ToSoql()
    {
        var writer = new SoqlWriter(stackalloc char[512]);
        Write(ref writer);
        return writer.Finish();
    }

    /// <summary>The statement that counts the rows instead of reading them.</summary>
    public string ToCountSoql()
    {
        var writer = new SoqlWriter(stackalloc char[512]);
        writer.Write("SELECT COUNT()");
        WriteFrom(ref writer, order: false);
        return writer.Finish();
    }

    public void Write(ref SoqlWriter writer)
    {
        writer.Write("SELECT ");
        if (Selection is { } selection)
            selection.Write(ref writer);
        else
            writer.Write(From.DefaultFields);
        WriteFrom(ref writer, order: true);
    }

    private void WriteFrom(ref SoqlWriter writer, bool order)
    {
        writer.Write(" FROM ");
        writer.Write(From.Name);
        if (Where is not null)
        {
            writer.Write(" WHERE ");
            Where.Write(ref writer);
        }
        if (order && Order is not null)
        {
            writer.Write(" ORDER BY ");
            Order.Write(ref writer);
        }
        if (Limit is { } limit)
        {
            writer.Write(" LIMIT ");
            writer.Write(limit);
        }
        if (Offset > 0)
        {
            writer.Write(" OFFSET ");
            writer.Write(Offset);
        }
    }
}
