namespace Salesforce.Typed.Local;

/// <summary>Describes: <c>sobjects</c> and <c>sobjects/{X}/describe</c>.</summary>
internal sealed class DescribeResource(Org org)
{
    public Reply Global(Call call) => Reply.Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("encoding", "UTF-8");
        json.WriteNumber("maxBatchSize", 200);
        json.WriteStartArray("sobjects");
        foreach (var model in org.Model.Objects)
            DescribeJson.WriteSummary(json, model, call.BaseUrl);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static Reply Full(Call call, ObjectModel model) => Reply.Json(json => DescribeJson.WriteFull(json, model, call.BaseUrl));
}
