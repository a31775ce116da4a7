using System.Text.Json;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>Whether a result goes on, and where.</summary>
internal static class Continuation
{
    /// <summary>Whether a result says that it is done.</summary>
    /// <exception cref="SalesforceFormatException">It says neither true nor false.</exception>
    public static bool IsDone(JsonValueKind done) =>
        done is JsonValueKind.True or JsonValueKind.False ? done == JsonValueKind.True : throw NotFlag();

    /// <inheritdoc cref="IsDone(JsonValueKind)"/>
    public static bool IsDone(JsonTokenType done) =>
        done is JsonTokenType.True or JsonTokenType.False ? done == JsonTokenType.True : throw NotFlag();

    /// <summary>
    /// Refuses a result that says that there is more, and not where: its end would be silent. What it names must be an address of
    /// the org.
    /// </summary>
    /// <exception cref="SalesforceFormatException">It is one.</exception>
    public static void Require(bool isDone, string? nextRecordsUrl, string? sobject)
    {
        if (!isDone && nextRecordsUrl is null)
            throw new SalesforceFormatException("The org says that there are more rows (done is false), and not where: nextRecordsUrl is "
                + "missing. With OFFSET, and with groups, it gives the first page alone: use LIMIT to ask for no more than that", sobject);
        if (nextRecordsUrl is not null)
            OrgAddress.RequireAnswered(nextRecordsUrl, sobject);
    }

    private static SalesforceFormatException NotFlag() => new("Expected true or false in the member done of a query's result");
}
