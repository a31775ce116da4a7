using System.Globalization;
using Salesforce.Typed.Testing.Errors;
using Salesforce.Typed.Testing.Ids;

namespace Salesforce.Typed.Testing.Query;

/// <summary>The queries whose next pages can be asked for. They live for two days, and for as long as there are not too many.</summary>
internal sealed class Locators(TimeProvider clock)
{
    private const int MostKept = 1000;
    private static readonly TimeSpan Life = TimeSpan.FromDays(2);

    private readonly Dictionary<string, Locator> _byId = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private long _serial;

    public Locator Add(RowPlan plan, string? parentId, long[] rows, int pageSize)
    {
        var locator = new Locator(RecordId.Create("01g", ++_serial), plan, parentId, rows, pageSize, clock.GetUtcNow());
        _byId.Add(locator.Id, locator);
        _order.Enqueue(locator.Id);
        if (_order.Count > MostKept)
            _byId.Remove(_order.Dequeue());
        return locator;
    }

    /// <summary>The locator and the place in it that <c>01g...-2000</c> means.</summary>
    public (Locator Locator, int From) Find(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var place = 0;
        if (dash < 0 || !RecordId.TryParse(text[..dash], out var id) || !_byId.TryGetValue(id, out var locator)
            || !int.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out place) || place >= locator.Rows.Length
            || clock.GetUtcNow() - locator.Made > Life)
        {
            throw new ApiException(400, "INVALID_QUERY_LOCATOR", "invalid query locator", null);
        }
        return (locator, place);
    }
}
