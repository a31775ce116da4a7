namespace Salesforce.Typed.Transport.Http;

/// <summary>The names of the headers and of the gRPC metadata that the library sends and reads.</summary>
internal static class HeaderNames
{
    public const string Accept = "Accept";

    public const string AutoAssign = "Sforce-Auto-Assign";

    public const string CallOptions = "Sforce-Call-Options";

    public const string Cookie = "Cookie";

    public const string DuplicateRule = "Sforce-Duplicate-Rule-Header";

    public const string ETag = "ETag";

    public const string IfMatch = "If-Match";

    public const string IfModifiedSince = "If-Modified-Since";

    public const string IfNoneMatch = "If-None-Match";

    public const string IfUnmodifiedSince = "If-Unmodified-Since";

    /// <summary>Bulk API 2.0: where the next page of a result is.</summary>
    public const string Locator = "Sforce-Locator";

    /// <summary>Bulk API 2.0: how many rows a page of a result has.</summary>
    public const string NumberOfRecords = "Sforce-NumberOfRecords";

    public const string LimitInfo = "Sforce-Limit-Info";

    public const string Mru = "Sforce-Mru";

    public const string QueryOptions = "Sforce-Query-Options";

    /// <summary>The id of the request for Salesforce's support.</summary>
    public const string RequestId = "X-SFDC-Request-Id";

    /// <summary>The id of the request as proxies pass it.</summary>
    public const string ProxyRequestId = "X-Request-Id";

    public const string SetCookie = "Set-Cookie";

    public const string Warning = "Warning";

    /// <summary>Pub/Sub API: the access token.</summary>
    public const string RpcAccessToken = "accesstoken";

    /// <summary>Pub/Sub API: the address of the org.</summary>
    public const string RpcInstanceUrl = "instanceurl";

    /// <summary>Pub/Sub API: the id of the org.</summary>
    public const string RpcTenantId = "tenantid";

    /// <summary>Pub/Sub API, trailer: the code of an error.</summary>
    public const string RpcErrorCode = "error-code";

    /// <summary>Pub/Sub API, trailer: the id of the call.</summary>
    public const string RpcId = "rpc-id";
}
