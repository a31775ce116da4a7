using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>
/// Fetches the further pages of child lists, at every depth, before anybody sees the rows: a child that silently is not there is the
/// mistake that users of Salesforce clients complain of most.
/// </summary>
internal static class ChildCompletion
{
    /// <summary>Completes the child lists of the rows from <paramref name="first"/> on.</summary>
    public static async Task CompleteAsync(IReadOnlyList<SObject> rows, int first, CancellationToken cancellationToken)
    {
        for (var i = first; i < rows.Count; i++)
        {
            var row = rows[i];
            foreach (var field in row.Layout.Fields)
            {
                if (field.Kind != FieldKind.Children || row.Objects[row.Layout.SlotOf(field.Index)] is not IChildList list)
                    continue;
                if (!list.IsComplete)
                {
                    list = await list.CompleteAsync(cancellationToken).ConfigureAwait(false);
                    row.Objects[row.Layout.SlotOf(field.Index)] = list;
                }
                await CompleteAsync(list.Rows, 0, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
