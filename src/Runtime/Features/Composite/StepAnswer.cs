using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Wire;
using Salesforce.Typed.Transport.Errors;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Features.Composite;

/// <summary>What the org answered to a step.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body; null where there is none.</param>
internal readonly record struct StepAnswer(HttpStatusCode Status, JsonElement Body)
{
    // A body that is not JSON, as a page of a proxy, is a string in the answer.
    private ReadOnlySpan<byte> Text => Body.ValueKind switch
    {
        JsonValueKind.String => Encoding.UTF8.GetBytes(Body.GetString()!),
        JsonValueKind.Null => default,
        _ => Bytes,
    };

    /// <summary>Whether the step was carried out.</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>The bytes of the body, good as long as the answer that it is part of.</summary>
    public ReadOnlySpan<byte> Bytes => JsonMarshal.GetRawUtf8Value(Body);

    /// <summary>Refuses an answer that is not what the documentation calls a success.</summary>
    /// <param name="forms">The forms of a success.</param>
    /// <exception cref="SalesforceFormatException">It is not one.</exception>
    public void Require(SuccessForms forms)
    {
        var isExpected = Status switch
        {
            HttpStatusCode.OK when forms.HasFlag(SuccessForms.Json) => Body.ValueKind is JsonValueKind.Object or JsonValueKind.Array,
            HttpStatusCode.Created when forms.HasFlag(SuccessForms.Created) => Body.ValueKind == JsonValueKind.Object,
            HttpStatusCode.NoContent when forms.HasFlag(SuccessForms.NoContent) => Body.ValueKind == JsonValueKind.Null,
            _ => false,
        };
        if (!isExpected)
            throw new SalesforceFormatException($"The step was answered {(int)Status} with {UnexpectedResponse.Describe(Text)}, where "
                + $"{ResponseCheck.Describe(forms)} was expected") { Status = Status };
    }

    /// <summary>The id of the record that a create or an upsert answers; none where there is no body.</summary>
    public RawId ReadId()
    {
        if (Body.ValueKind == JsonValueKind.Null)
            return default;
        if (Body.ValueKind == JsonValueKind.Object)
            SaveResult.RequireSuccess(Body);
        var id = Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("id", out var member)
            && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
        return RawId.TryParse(id, out var raw, out _)
            ? raw
            : throw new SalesforceFormatException($"Expected the id of a saved record, found '{ServerText.Show(id)}'");
    }
}
