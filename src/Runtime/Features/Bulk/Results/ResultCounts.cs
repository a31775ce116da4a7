namespace Salesforce.Typed.Features.Bulk.Results;

/// <summary>What reading the results of a part found.</summary>
internal sealed class ResultCounts
{
    /// <summary>Rows in the list of successes.</summary>
    public long Successes { get; set; }

    /// <summary>Rows in the list of failures.</summary>
    public long Failures { get; set; }

    /// <summary>Failures because a record was locked.</summary>
    public long Locked { get; set; }

    /// <summary>Rows that match none of the part.</summary>
    public long Unmatched { get; set; }
}
