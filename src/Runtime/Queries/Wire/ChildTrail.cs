using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>
/// Follows the further pages of child lists below one page of rows. Each child list has a cursor of its own, so an address that comes a
/// second time leads in a circle; and child lists are nested no deeper than SOQL nests them.
/// </summary>
internal sealed class ChildTrail
{
    // SOQL nests five levels, the rows of the query included (SOQL Reference, Relationship Queries).
    private const int Deepest = 5;

    private readonly HashSet<string> _addresses = new(StringComparer.Ordinal);

    /// <summary>Begins with another page of rows.</summary>
    public void Clear() => _addresses.Clear();

    /// <summary>Moves on to a further page.</summary>
    /// <param name="next">Its address.</param>
    /// <param name="depth">How many child lists are around it, its own included.</param>
    /// <param name="sobject">The object of the children.</param>
    /// <exception cref="SalesforceFormatException">The pages would have no end.</exception>
    public void Enter(string next, int depth, string? sobject)
    {
        if (depth >= Deepest)
            throw new SalesforceFormatException(
                $"Pages of child records are nested more than {Deepest} times, which would have no end", sobject);
        if (!_addresses.Add(next))
            throw new SalesforceFormatException(
                "The pages of child records lead back to one that was read already, which would have no end", sobject);
    }
}
