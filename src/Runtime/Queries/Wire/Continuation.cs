using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>Whether a result goes on, and where.</summary>
internal static class Continuation
{
    /// <summary>Refuses a result that says that there is more, and not where: its end would be silent.</summary>
    /// <exception cref="SalesforceFormatException">It is one.</exception>
    public static void Demand(bool isDone, string? nextRecordsUrl, string? sobject)
    {
        if (!isDone && nextRecordsUrl is null)
            throw new SalesforceFormatException("The org says that there are more rows (done is false), and not where: nextRecordsUrl is missing. With OFFSET, and with groups, it gives the first page alone: use LIMIT to ask for no more than that", sobject);
    }
}
