using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>
/// Follows the pages of one result and refuses a result without an end. It keeps two addresses, whatever the number of pages.
/// </summary>
/// <remarks>
/// The platform's addresses end in a position, as <c>01gD0000002HU6KIAW-2000</c>, which must grow as long as the cursor is the same. In any
/// other sequence each address is compared with an earlier one, which is replaced after 1, 2, 4, 8, ... pages (Brent's algorithm): a cycle
/// of any length is found.
/// </remarks>
/// <param name="sobject">The object, for messages.</param>
internal sealed class PageTrail(string? sobject)
{
    // Rows that were deleted, or that the user lost access to, since the query ran may empty a page.
    private const int MostEmptyPages = 10;

    private string? _current;
    private string? _mark;
    private long _steps;
    private long _untilMark = 1;
    private int _emptyPages;

    /// <summary>Refuses the address of a next page that leads back.</summary>
    /// <exception cref="SalesforceFormatException">It leads back.</exception>
    public void Check(string next)
    {
        if (_current is null)
            return;
        if (next == _current)
            throw Endless("A page names itself as the next one");
        if (next == _mark || Advance(_current, next) < 0)
            throw Endless("The pages of the answer lead back to one that was read already");
    }

    /// <summary>Moves on to the next page.</summary>
    /// <param name="next">Its address.</param>
    /// <param name="rows">The rows of the page before.</param>
    /// <exception cref="SalesforceFormatException">It leads back, or the pages have no rows.</exception>
    public void Enter(string next, int rows)
    {
        Check(next);
        if (rows > 0)
            _emptyPages = 0;
        else if (++_emptyPages > MostEmptyPages)
            throw Endless($"{_emptyPages} pages in a row have no rows, and each says that there are more");
        else if (_current is not null && Advance(_current, next) == 0)
            throw Endless("A page has no rows, says that there are more, and its next address has no greater position");
        if (_mark is null || ++_steps == _untilMark)
        {
            _mark = _current ?? next;
            _steps = 0;
            _untilMark *= 2;
        }
        _current = next;
    }

    // 1 where the position of the same cursor grows, -1 where it does not, 0 where the addresses cannot be compared.
    private static int Advance(string before, string next)
    {
        var dash = before.LastIndexOf('-');
        return dash > 0 && next.Length > dash + 1 && next.AsSpan(0, dash + 1).SequenceEqual(before.AsSpan(0, dash + 1))
            && long.TryParse(before.AsSpan(dash + 1), System.Globalization.NumberStyles.None, null, out var from)
            && long.TryParse(next.AsSpan(dash + 1), System.Globalization.NumberStyles.None, null, out var to)
            ? to > from ? 1 : -1
            : 0;
    }

    private SalesforceFormatException Endless(string what) => new(what + ", which would have no end", sobject);
}
