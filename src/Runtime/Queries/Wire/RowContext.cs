using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>
/// What the reader of rows must know in addition to the bytes: where further pages come from, and how many bytes went before.
/// </summary>
internal sealed class RowContext(RestTransport? transport)
{
    /// <summary>How many child lists are around the rows.</summary>
    public int Depth { get; init; }

    /// <summary>The pages of child lists that were fetched for the rows, at every depth.</summary>
    public ChildTrail Children { get => field ??= new ChildTrail(); init; }

    /// <summary>Fetches further pages of child rows; null when rows are read from a text.</summary>
    public RestTransport? Transport { get; } = transport;

    /// <summary>How many bytes of the answer lie before the buffer that is read: positions in messages count from the first byte.</summary>
    public long Offset { get; set; }

    /// <summary>Whether a child list was read that has further pages, since this was last reset.</summary>
    public bool HasOpenChildren { get; set; }
}
