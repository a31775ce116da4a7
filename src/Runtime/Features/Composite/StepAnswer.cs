using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Features.Composite;

/// <summary>What the org answered to a step.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body; null where there is none.</param>
internal readonly record struct StepAnswer(HttpStatusCode Status, JsonElement Body)
{
    /// <summary>Whether the step was carried out.</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>The bytes of the body, good as long as the answer that it is part of.</summary>
    public ReadOnlySpan<byte> Bytes => JsonMarshal.GetRawUtf8Value(Body);

    /// <summary>The id of the record that a create or an upsert answers; none where the body says none.</summary>
    public RawId ReadId()
    {
        if (Body.ValueKind == JsonValueKind.Null)
            return default;
        var id = Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("id", out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
        return RawId.TryParse(id, out var raw, out _) ? raw : throw new SalesforceFormatException($"Expected the id of a saved record, found '{ServerText.Show(id)}'");
    }
}
