using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>The further pages of a child list.</summary>
internal sealed class ChildPages(RowContext context, string nextRecordsUrl, ReadPlan plan) : IChildPages
{
    /// <summary>Adds the children of all further pages.</summary>
    public async Task ReadAsync(List<SObject> rows, CancellationToken cancellationToken)
    {
        var transport = context.Transport
            ?? throw new InvalidOperationException(
                $"These child records are not all here, and they were not read through a client that could fetch the rest.");
        var trail = new PageTrail(plan.Info.Name);
        for (var (next, before) = (nextRecordsUrl, 0); next is not null;)
        {
            trail.Enter(next, rows.Count - before);
            context.Children.Enter(next, context.Depth + 1, plan.Info.Name);
            before = rows.Count;
            var page =
                await ResumablePage.OpenAsync(transport, next, plan, headers: null, context, cancellationToken).ConfigureAwait(false);
            await using var disposal = page.ConfigureAwait(false);
            while (await page.ReadAsync(rows, isKept: true, cancellationToken).ConfigureAwait(false))
            {
            }
            next = page.NextRecordsUrl;
        }
    }
}
