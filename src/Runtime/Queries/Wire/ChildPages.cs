using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>The further pages of a child list.</summary>
internal sealed class ChildPages(RowContext context, string nextRecordsUrl, ReadPlan plan) : IChildPages
{
    /// <summary>Adds the children of all further pages.</summary>
    public async Task ReadAsync(List<SObject> rows, CancellationToken cancellationToken)
    {
        var transport = context.Transport
            ?? throw new InvalidOperationException($"These child records are not all here, and they were not read through a client that could fetch the rest from {nextRecordsUrl}.");
        for (var next = nextRecordsUrl; next is not null;)
        {
            await using var page = await ResumablePage.OpenAsync(transport, next, plan, headers: null, cancellationToken).ConfigureAwait(false);
            while (await page.ReadAsync(rows, isKept: true, cancellationToken).ConfigureAwait(false))
            {
            }
            if (page.NextRecordsUrl == next)
                throw new SalesforceFormatException("A page of child records names itself as the next one, which would have no end", plan.Info.Name);
            next = page.NextRecordsUrl;
        }
    }
}
