using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Search;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Search;

/// <summary>What a search by parameters found.</summary>
public sealed class SearchResult
{
    private readonly byte[] _body;
    private readonly RestTransport _transport;

    internal SearchResult(IReadOnlyList<SoqlRow> rows, byte[] body, RestTransport transport)
    {
        Rows = rows;
        _body = body;
        _transport = transport;
    }

    /// <summary>All rows by name, in the order of the answer; each says its object.</summary>
    public IReadOnlyList<SoqlRow> Rows { get; }

    /// <summary>The rows of an object, as its query types them.</summary>
    /// <exception cref="SalesforceFormatException">A row is not what the describe says.</exception>
    public IReadOnlyList<TRow> Of<TRow>(SearchTarget<TRow> target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return SearchReader.ReadRecords(_body, [target.Parts], _transport)[0].ConvertAll(target.Rows.Convert);
    }
}
