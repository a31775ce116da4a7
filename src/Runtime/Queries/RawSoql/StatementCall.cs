using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Queries.RawSoql;

/// <summary>A statement and how it is sent.</summary>
internal sealed record StatementCall(RestTransport Transport, string Soql)
{
    /// <summary>Whether rows in the recycle bin are found too.</summary>
    public bool IncludesDeleted { get; init; }

    /// <summary>How many rows a page should have.</summary>
    public int? BatchSize { get; init; }
}
