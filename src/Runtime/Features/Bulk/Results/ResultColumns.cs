namespace Salesforce.Typed.Features.Bulk.Results;

/// <summary>The columns of results that are not columns of the load.</summary>
internal static class ResultColumns
{
    public const string Id = "sf__Id";

    public const string Created = "sf__Created";

    public const string Error = "sf__Error";
}
