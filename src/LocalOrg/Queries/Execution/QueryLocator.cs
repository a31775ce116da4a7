using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Queries.Plans;

namespace Salesforce.Typed.Testing.Queries.Execution;

/// <summary>
/// A query that did not fit one page: its rows by number, so that every page is read from the same result whatever changes since.
/// </summary>
/// <param name="Owner">What the user that ran the query sees of the org: other permissions make another view.</param>
/// <param name="Id">Its id, as <c>01g...</c>.</param>
/// <param name="Plan">The query.</param>
/// <param name="ParentId">For the children of one parent: its id.</param>
/// <param name="Rows">The numbers of all rows.</param>
/// <param name="PageSize">How many rows a page has.</param>
/// <param name="Made">When it was made.</param>
internal sealed record QueryLocator(
    OrgView Owner, string Id, RowPlan Plan, string? ParentId, long[] Rows, int PageSize, DateTimeOffset Made);
