using Salesforce.Typed.Testing.Core.Json;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>Responses of CSV.</summary>
internal static class BulkResponse
{
    public static ApiResponse Csv(params IEnumerable<byte[]> parts)
    {
        var body = new PooledBuffer();
        foreach (var part in parts)
            body.Write(part);
        return ApiResponse.Raw(body, "text/csv");
    }
}
