using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed.Queries.Search;

/// <summary>An object of RETURNING: <c>Account(Id, Name WHERE ... ORDER BY ... LIMIT 5)</c>.</summary>
internal static class SearchItem
{
    private const int MostSkipped = 2_000;

    /// <summary>Complains of a query that says what a search cannot.</summary>
    public static void Check(QueryParts parts, bool isAlone)
    {
        var name = parts.From.Name;
        if (parts.Grouping is not null)
            throw new ArgumentException($"A search returns records of {name}, no groups and no aggregates.");
        var list = Fields(parts);
        if (list.Contains("(SELECT ", StringComparison.Ordinal))
            throw new ArgumentException($"A search returns {name} with its fields and those of its parents, not with children. Load the "
                + $"children of what was found with a query.");
        if (list.Contains("TYPEOF ", StringComparison.Ordinal))
            throw new ArgumentException("A search has no TYPEOF: of a parent that can be of several objects it returns the fields of "
                + $"Name alone. Load the rest of {name} with a query.");
        if (list.StartsWith("FIELDS(", StringComparison.Ordinal))
            throw new ArgumentException($"A search has no FIELDS(): name the fields of {name} with Select or Only.");
        if (parts.Scope is not null || parts.DataCategories is not null || parts.Closing is not null || parts.IncludesDeleted
            || parts.BatchSize is not null)
            throw new ArgumentException(
                $"A search takes of a query of {name} its fields, Where, OrderBy, Take and Skip; a scope, data categories, FOR VIEW and "
                    + $"similar ones, deleted rows and page sizes it does not. Data categories are the search's own: WithDataCategory.");
        if (parts.Limit is 0 or > SearchParts.MostRows)
            throw new ArgumentException($"A search returns 1 to {SearchParts.MostRows:N0} rows of {name}; {parts.Limit:N0} are asked for.");
        if (parts.Offset > 0 && !isAlone)
            throw new ArgumentException("Only a search of one object can skip rows (SOSL Reference, OFFSET): leave out the Skip of "
                + $"{name}, or search each object by itself.");
        if (parts.Offset > MostSkipped)
            throw new ArgumentException($"A search skips {MostSkipped:N0} rows at most.");
    }

    /// <summary>Writes the object with all that was asked of it.</summary>
    public static void Write(ref SoqlWriter writer, QueryParts parts)
    {
        writer.Write(parts.From.Name);
        writer.Write('(');
        writer.Write(Fields(parts));
        if (parts.Where is { } where)
        {
            if (where.HasJoin)
                JoinRules.Check(where, parts.From);
            writer.Write(" WHERE ");
            where.Write(ref writer);
        }
        if (parts.Order is { } order)
        {
            writer.Write(" ORDER BY ");
            order.Write(ref writer);
        }
        if (parts.Limit is { } limit)
        {
            writer.Write(" LIMIT ");
            writer.Write(limit);
        }
        if (parts.Offset > 0)
        {
            writer.Write(" OFFSET ");
            writer.Write(parts.Offset);
        }
        writer.Write(')');
    }

    /// <summary>The fields as SELECT would list them.</summary>
    public static string Fields(QueryParts parts)
    {
        var writer = new SoqlWriter(stackalloc char[256]);
        parts.SelectList.Write(ref writer, parts);
        return writer.Finish();
    }
}
