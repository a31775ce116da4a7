using System.Runtime.CompilerServices;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed;

public abstract partial class SoqlRows<TRow>
{
    /// <summary>The rows page by page, as the org cuts them, with the number of all.</summary>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public async IAsyncEnumerable<SoqlPage<TRow>> PagesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var pages = Open(Parts);
        var rows = new List<SObject>();
        while (await pages.ReadPageAsync(rows, cancellationToken).ConfigureAwait(false))
        {
            yield return new SoqlPage<TRow>(rows.ConvertAll(Convert), pages.TotalSize);
            rows.Clear();
        }
    }

    /// <summary>How the org would run the query: GET <c>/query?explain=</c>. The call is beta on the platform (REST API, Query Performance Feedback).</summary>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public Task<QueryPlan> ExplainAsync(CancellationToken cancellationToken = default) => QueryPlanCall.GetAsync(Parts.Transport, ToSoql(), cancellationToken);
}
