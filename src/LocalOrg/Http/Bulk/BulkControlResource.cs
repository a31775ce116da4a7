using System.Text.Json;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>Injected failures of bulk jobs: <c>/_local/bulk/faults</c>.</summary>
internal sealed class BulkControlResource(BulkFaults faults)
{
    /// <summary>Adds a fault: <c>{"kind": "RowLocked", "after": 10, "rows": 2}</c>.</summary>
    public ApiResponse AddFault(ReadOnlyMemory<byte> bytes)
    {
        using var body = JsonBody.Parse(bytes);
        var root = body.Root;
        if (root.ValueKind != JsonValueKind.Object || BulkJobBody.Text(body, root, "kind") is not { } kind
            || !Enum.TryParse<BulkFaultKind>(kind, ignoreCase: true, out var parsed) || !Enum.IsDefined(parsed))
        {
            throw new ApiException(400, "INVALID_INPUT", $"kind is one of {string.Join(", ", Enum.GetNames<BulkFaultKind>())}", null);
        }
        faults.Add(new BulkFault { Kind = parsed, After = Number(root, "after", 0), Rows = Number(root, "rows", 1) });
        return ApiResponse.Empty();
    }

    public ApiResponse ClearFaults(ReadOnlyMemory<byte> bytes)
    {
        faults.Clear();
        return ApiResponse.Empty();
    }

    private static int Number(JsonElement root, string name, int fallback)
    {
        if (!root.TryGetProperty(name, out var value))
            return fallback;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number is >= 0 and <= 1_000_000
            ? number
            : throw new ApiException(400, "INVALID_INPUT", $"{name} is a whole number from 0 to 1,000,000", null);
    }
}
