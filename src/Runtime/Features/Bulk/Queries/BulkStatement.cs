using Salesforce.Typed.Core.Csv;
using Salesforce.Typed.Queries.Csv;
using Salesforce.Typed.Queries.RawSoql;
using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Features.Bulk.Queries;

/// <summary>A statement that a bulk job runs, and how its rows are read.</summary>
/// <param name="Transport">Sends the calls.</param>
/// <param name="SObject">The object.</param>
/// <param name="Soql">The statement.</param>
/// <param name="IncludesDeleted">Whether the query asks for deleted records.</param>
/// <param name="Bind">Prepares the reading of rows; the reader of CSV is at the header.</param>
internal sealed record BulkStatement(
    RestTransport Transport, string SObject, string Soql, bool IncludesDeleted, Func<CsvReader, CsvRowReader> Bind)
{
    /// <summary>The statement of a typed query.</summary>
    /// <exception cref="InvalidOperationException">A bulk job cannot run the query.</exception>
    public static BulkStatement Of(QueryParts parts)
    {
        var list = BulkQueryRules.Require(parts);
        return Checked(new(parts.Transport, parts.From.Name, (parts with { Select = list }).ToSoql(), parts.IncludesDeleted, list.Bind));
    }

    /// <summary>The statement of a user, whose columns are known from the header.</summary>
    /// <exception cref="InvalidOperationException">The statement is too long.</exception>
    public static BulkStatement Of(StatementCall call, SObjectInfo info) =>
        Checked(new(call.Transport, info.Name, call.Soql, call.IncludesDeleted, row => CsvRowReader.Of(info, CsvHeader.Read(row))));

    private static BulkStatement Checked(BulkStatement statement) => statement.Soql.Length <= StatementSplit.LongestStatement
        ? statement
        : throw new InvalidOperationException(
            $"The statement has {statement.Soql.Length:N0} characters; a bulk job takes {StatementSplit.LongestStatement:N0}. "
                + "Filter by fewer values in each query.");
}
