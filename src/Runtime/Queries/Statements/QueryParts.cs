using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Core.Ids;
using Salesforce.Typed.Queries.Groups;
using Salesforce.Typed.Queries.Wire;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Queries.Statements;

/// <summary>What a query says, apart from its types. Immutable: a builder that goes on makes a new one.</summary>
internal sealed record QueryParts(SObjectInfo From, RestTransport Transport) : ISubquery
{
    // A builder copies these parts at each step; what few queries say is one reference in each copy.
    private readonly RareClauses _seldom = RareClauses.None;

    /// <summary>What SELECT lists; null for fields of records and the children that were asked for.</summary>
    public ISelectList? Select { get; init; }

    /// <summary>The fields of the records, separated by a comma and a blank; null for those of the snapshot.</summary>
    public string? Fields { get; init; }

    /// <summary>The shapes of child subqueries, where one has a condition, an order or a limit of its own.</summary>
    public ChildShapes Children { get; init; } = ChildShapes.None;

    /// <summary>What USING SCOPE says.</summary>
    public string? Scope
    {
        get => _seldom.Scope;
        init => _seldom = _seldom with { Scope = value };
    }

    public Condition? Where { get; init; }

    /// <summary>What WITH DATA CATEGORY says.</summary>
    public string? DataCategories
    {
        get => _seldom.DataCategories;
        init => _seldom = _seldom with { DataCategories = value };
    }

    /// <summary>What WITH RecordVisibilityContext says.</summary>
    public string? RecordVisibility
    {
        get => _seldom.RecordVisibility;
        init => _seldom = _seldom with { RecordVisibility = value };
    }

    public Grouping? Grouping { get; init; }

    public OrderTerm? Order { get; init; }

    public int? Limit { get; init; }

    public int Offset { get; init; }

    /// <summary>FOR VIEW, UPDATE TRACKING and the like, which close the statement.</summary>
    public string? Closing
    {
        get => _seldom.Closing;
        init => _seldom = _seldom with { Closing = value };
    }

    /// <summary>Whether rows in the recycle bin are found too.</summary>
    public bool IncludesDeleted
    {
        get => _seldom.IncludesDeleted;
        init => _seldom = _seldom with { IncludesDeleted = value };
    }

    /// <summary>How many rows a page should have.</summary>
    public int? BatchSize
    {
        get => _seldom.BatchSize;
        init => _seldom = _seldom with { BatchSize = value };
    }

    /// <summary>How rows are read.</summary>
    public ReadPlan Plan => SelectList.Plan;

    /// <summary>Whether the result is one row of aggregates: SOQL refuses a LIMIT there.</summary>
    public bool IsOneRow => Grouping is { Keys.Length: 0 };

    /// <summary>Whether it has what the query of a semi-join must not have.</summary>
    public bool IsOrderedOrLimited => Grouping is not null || Order is not null || Limit is not null || Offset > 0;

    /// <summary>Whether it selects one field of its own object, and nothing else.</summary>
    public bool SelectsOwnField => Select is Selection { IsOwnField: true };

    /// <summary>What SELECT lists in the end.</summary>
    public ISelectList SelectList => Select
        ?? (!Children.IsEmpty ? new RecordSelectList(From, Fields ?? From.DefaultFields, Children)
            : Fields is null ? From.DefaultSelectList
            : From.SelectLists.Of(Fields));

    /// <summary>At most <paramref name="count"/> of the rows that the query gives so far.</summary>
    public QueryParts Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return IsOneRow ? this : this with { Limit = Math.Min(Limit ?? int.MaxValue, count) };
    }

    /// <summary>Without the first <paramref name="count"/> of the rows that the query gives so far.</summary>
    public QueryParts Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return this with { Offset = checked(Offset + count), Limit = Limit is { } limit ? Math.Max(limit - count, 0) : null };
    }

    /// <summary>The same rows as one row of aggregates; an order means nothing there, and SOQL refuses it.</summary>
    public QueryParts Ungrouped(ISelectList aggregates) => this with { Select = aggregates, Grouping = new Grouping([]), Order = null };

    /// <summary>The same rows, to be counted and not read.</summary>
    public QueryParts Counted() => this with { Select = CountSelectList.Instance, Order = null, Closing = null };

    /// <summary>The statement.</summary>
    /// <exception cref="InvalidOperationException">SOQL would refuse it, by a rule that types cannot hold.</exception>
    public string ToSoql() => ToSoql(references: null);

    /// <summary>The statement, as a step of a composite may have it.</summary>
    /// <exception cref="InvalidOperationException">SOQL would refuse it, by a rule that types cannot hold.</exception>
    /// <exception cref="ArgumentException">It refers to a step that it does not know.</exception>
    public string ToSoql(References? references)
    {
        var writer = new SoqlWriter(stackalloc char[256]) { References = references };
        Write(ref writer);
        var soql = writer.Finish();
        ParentRule.Check(soql);
        return soql;
    }

    public void Write(ref SoqlWriter writer)
    {
        if (Where is { HasJoin: true } where)
            JoinRules.Check(where, From);
        writer.Write("SELECT ");
        SelectList.Write(ref writer, this);
        writer.Write(" FROM ");
        writer.Write(From.Name);
        if (Scope is not null)
        {
            writer.Write(" USING SCOPE ");
            writer.Write(Scope);
        }
        if (Where is not null)
        {
            writer.Write(" WHERE ");
            Where.Write(ref writer);
        }
        if (DataCategories is not null)
        {
            writer.Write(" WITH DATA CATEGORY ");
            writer.Write(DataCategories);
        }
        if (RecordVisibility is not null)
        {
            writer.Write(" WITH RecordVisibilityContext (");
            writer.Write(RecordVisibility);
            writer.Write(')');
        }
        Grouping?.Write(ref writer);
        WriteEnd(ref writer);
    }

    private void WriteEnd(ref SoqlWriter writer)
    {
        if (Order is not null)
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
        if (Closing is not null)
            writer.Write(Closing);
    }
}
