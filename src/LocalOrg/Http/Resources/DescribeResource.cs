using System.Text.Json;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Http.Requests;

namespace Salesforce.Typed.Testing.Http.Resources;

/// <summary>Describes: <c>sobjects</c> and <c>sobjects/{X}/describe</c>.</summary>
internal sealed class DescribeResource(OrgModel objects, OrgClock clock)
{
    // Objects do not change while the org runs.
    private readonly long _modified = clock.Now;

    public ApiResponse Global(Call call) => IfModified(call, json =>
    {
        json.WriteStartObject();
        json.WriteString("encoding", "UTF-8");
        json.WriteNumber("maxBatchSize", 200);
        json.WriteStartArray("sobjects");
        foreach (var model in objects.Listed)
            DescribeJson.WriteSummary(json, model, call.BaseUrl);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    public ApiResponse Full(Call call, ObjectModel model) => IfModified(call, json => DescribeJson.WriteFull(json, model, call.BaseUrl));

    private ApiResponse IfModified(Call call, Action<Utf8JsonWriter> write)
    {
        var response = ConditionalHeaders.IsNotModified(call, _modified, null) ? ApiResponse.Empty(304) : ApiResponse.Json(write);
        response.Headers.Add(new("Last-Modified", ConditionalHeaders.LastModified(_modified)));
        return response;
    }
}
