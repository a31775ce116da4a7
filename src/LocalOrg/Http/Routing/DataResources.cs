using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Http.Bulk;
using Salesforce.Typed.Testing.Http.Composite;
using Salesforce.Typed.Testing.Http.Resources;

namespace Salesforce.Typed.Testing.Http.Routing;

/// <summary>The resources of the REST API for one user: what the user may not read is not in them.</summary>
internal sealed class DataResources
{
    public required OrgView View { get; init; }

    public required DescribeResource Describes { get; init; }

    public required RecordResource Records { get; init; }

    public required ReplicationResource Replication { get; init; }

    public required QueryResource Queries { get; init; }

    public required SearchResource Searches { get; init; }

    public required LimitsResource Limits { get; init; }

    public required CompositeResource Composites { get; init; }

    public required CollectionsResource Collections { get; init; }

    public required TreeResource Trees { get; init; }

    public required IngestResource IngestJobs { get; init; }

    public required QueryJobResource QueryJobs { get; init; }

    /// <summary>The object that a path names.</summary>
    /// <exception cref="ApiException">The user sees none of that name.</exception>
    public ObjectModel Object(RouteValues values) => View.Model.Find(values["object"]) ?? throw ApiErrors.NotFound();
}
