using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>The most bytes of a row.</summary>
internal static class RowLimit
{
    /// <summary>The failure of a row that is longer.</summary>
    public static SalesforceFormatException Exceeded(int most, string? sobject, long position) =>
        new($"A row, or another member of the answer, has more than {most:N0} bytes. SalesforceOptions.MaxRowBytes sets how many are "
            + $"read", sobject, null, position);
}
