using System.Net;
using System.Text.Json;

namespace Salesforce.Typed.Tests;

/// <summary>What came back over the wire.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonElement Body, string Text, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Asserts that the answer is this one error, members and all.</summary>
    public void IsError(int status, string errorCode, string message, params string[]? fields)
    {
        var wanted = fields is null
            ? JsonSerializer.Serialize(new[] { new { message, errorCode } }, Relaxed)
            : JsonSerializer.Serialize(new[] { new { message, errorCode, fields } }, Relaxed);
        Assert.Equal(wanted, Text);
        Assert.Equal(status, (int)Status);
    }

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };
}
