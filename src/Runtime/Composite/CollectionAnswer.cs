using System.Text.Json;

namespace Salesforce.Typed.Composite;

/// <summary>Reads what a request of many records answers: <c>[{id?, success, errors, created?}]</c>, in the order of the request.</summary>
internal static class CollectionAnswer
{
    private const string RolledBack = "ALL_OR_NONE_OPERATION_ROLLED_BACK";

    /// <summary>Reads the answer.</summary>
    /// <exception cref="SalesforceFormatException">It is no such answer, or not of so many records.</exception>
    public static async Task<Verdict[]> ReadAsync(HttpResponseMessage response, int count, CancellationToken cancellationToken)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            Verdict[] verdicts = [.. document.RootElement.EnumerateArray().Select(Read)];
            return verdicts.Length == count
                ? verdicts
                : throw new SalesforceFormatException($"{count} records were sent, and {verdicts.Length} were answered");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new SalesforceFormatException("Expected what saving records answers: a list of objects with id, success and errors", inner: e);
        }
    }

    private static Verdict Read(JsonElement result)
    {
        if (!result.GetProperty("success").GetBoolean())
        {
            var errors = ErrorReader.Read(result.GetProperty("errors"));
            return Verdict.Refused(errors, errors is [{ ErrorCode: RolledBack }]);
        }
        var id = result.GetProperty("id").GetString();
        var created = result.TryGetProperty("created", out var isNew) && isNew.ValueKind == JsonValueKind.True;
        return RawId.TryParse(id, out var raw, out _)
            ? Verdict.Saved(raw, created)
            : throw new SalesforceFormatException($"Expected the id of a saved record, found '{id}'");
    }
}
