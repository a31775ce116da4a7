using Salesforce.Typed.Core.Ids;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Composite;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Composite;

/// <summary>A step that runs a query.</summary>
/// <typeparam name="TRow">The type of a row.</typeparam>
public sealed class QueryStep<TRow> : UnitStep
{
    private readonly SoqlRows<TRow> _query;
    private byte[] _answer = [];

    internal QueryStep(StepUnit unit, StepCall call, SoqlRows<TRow> query)
        : base(unit, call)
    {
        _query = query;
        Records = new StepRows<TRow>(this, MakeStandIn);
    }

    /// <summary>
    /// The rows, every page of them: pages behind the first are fetched when the unit is sent, by calls of their own. Until then
    /// <c>Records[0]</c> represents the row to come: its ids, texts and picklist values are references, good in later steps of the same
    /// unit. A step that refers to a row which the query does not find fails.
    /// </summary>
    /// <exception cref="FieldNotLoadedException">By a row's property: the value is of a kind that cannot be passed on.</exception>
    /// <exception cref="InvalidOperationException">
    /// The rows were counted or walked through before the unit was sent; or the step was not carried out.
    /// </exception>
    /// <exception cref="SalesforceApiException">The org refused the step.</exception>
    public IReadOnlyList<TRow> Records { get; }

    /// <summary>How many records the query found in all.</summary>
    /// <exception cref="InvalidOperationException">The unit was not sent, or the step was not carried out.</exception>
    /// <exception cref="SalesforceApiException">The org refused the step.</exception>
    public int TotalSize
    {
        get
        {
            DemandSuccess();
            return field;
        }

        private set;
    }

    internal override WriteResult Read(StepAnswer answer)
    {
        _answer = answer.Bytes.ToArray();
        return WriteResult.Saved(default, created: false);
    }

    internal override async Task CompleteAsync(CancellationToken cancellationToken)
    {
        var context = new RowContext(Unit.Transport);
        var page = new QueryPage(new MemoryStream(_answer), _query.Parts.Plan, context);
        await using var disposal = page.ConfigureAwait(false);
        _answer = [];
        var rows = new List<SObject>();
        while (await page.ReadAsync(rows, cancellationToken).ConfigureAwait(false))
        {
        }
        // The rest is read by its locator, as the rest of a child list does.
        if (page.NextRecordsUrl is { } url)
            await new ChildPages(context, url, page.Plan).ReadAsync(rows, cancellationToken).ConfigureAwait(false);
        ((StepRows<TRow>)Records).Fill(rows.ConvertAll(_query.Convert));
        TotalSize = page.TotalSize;
    }

    private TRow MakeStandIn(int row)
    {
        if (_query.Parts.Grouping is not null)
            throw new InvalidOperationException(
                "Groups cannot be passed on to later steps: rows of records can. Send first, and read the step's result.");
        return _query.Convert(PlaceholderRecord.Of(_query.Parts.Plan, Unit.Row(this, AnswerShape.Records, row)));
    }
}
