using System.Globalization;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Ids;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Queries.Plans;

namespace Salesforce.Typed.Testing.Queries.Execution;

/// <summary>
/// The queries whose next pages can be asked for, each by the user that ran it. They live for two days, and for as long as their user has
/// not too many: the oldest make room, and no user takes that of another.
/// </summary>
internal sealed class QueryLocators(TimeProvider clock)
{
    private const int MostOfUser = 1000;
    private const long MostRowsOfUser = 20_000_000;
    private static readonly TimeSpan Life = TimeSpan.FromDays(2);

    private readonly Dictionary<string, QueryLocator> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Queue<QueryLocator> Locators, long Rows)> _byUser = new(StringComparer.Ordinal);
    private long _serial;

    public QueryLocator Add(OrgView owner, RowPlan plan, string? parentId, long[] rows, int pageSize)
    {
        var locator = new QueryLocator(owner, RecordId.Create("01g", ++_serial), plan, parentId, rows, pageSize, clock.GetUtcNow());
        _byId.Add(locator.Id, locator);
        var (locators, count) = _byUser.TryGetValue(owner.UserId, out var known) ? known : (new Queue<QueryLocator>(), 0);
        locators.Enqueue(locator);
        count += rows.Length;
        while (locators.Count > MostOfUser || (count > MostRowsOfUser && locators.Count > 1))
        {
            var oldest = locators.Dequeue();
            count -= oldest.Rows.Length;
            _byId.Remove(oldest.Id);
        }
        _byUser[owner.UserId] = (locators, count);
        return locator;
    }

    /// <summary>The locator and the place in it that <c>01g...-2000</c> means.</summary>
    /// <exception cref="ApiException">There is none of that user's.</exception>
    public (QueryLocator Locator, int From) Find(OrgView owner, string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var place = 0;
        if (dash < 0 || !RecordId.TryParse(text[..dash], out var id) || !_byId.TryGetValue(id, out var locator) || locator.Owner != owner
            || !int.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out place)
            || place >= locator.Rows.Length
            || clock.GetUtcNow() - locator.Made > Life)
        {
            throw new ApiException(400, "INVALID_QUERY_LOCATOR", "invalid query locator", null);
        }
        return (locator, place);
    }
}
