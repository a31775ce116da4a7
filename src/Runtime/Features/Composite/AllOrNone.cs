namespace Salesforce.Typed.Composite;

/// <summary>What becomes of the records that are right when others of the same call are refused.</summary>
public enum AllOrNone
{
    /// <summary>Each record represents itself.</summary>
    No,

    /// <summary>
    /// All of them or none. The platform can promise that within one request alone, so more records than one request takes are
    /// refused.
    /// </summary>
    Yes,

    /// <summary>All or none of each request: of each 200 records, in the order given.</summary>
    PerRequest,
}
