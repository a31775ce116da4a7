using System.Text.Json;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Events.Control;

namespace Salesforce.Typed.Testing.Http.Control;

/// <summary>The control calls below <c>/_local/events</c>: <see cref="LocalEvents"/> for other languages.</summary>
internal sealed class EventControlResource(EventBusController controller)
{
    // Each fault to come takes room in a queue.
    private const int MostNumber = 1_000_000;

    public ApiResponse Enable(ReadOnlyMemory<byte> body) => Run(body, root => controller.Enable(Texts(root, "objects"), enabled: true));

    public ApiResponse Disable(ReadOnlyMemory<byte> body) => Run(body, root => controller.Enable(Texts(root, "objects"), enabled: false));

    public ApiResponse Gap(ReadOnlyMemory<byte> body) =>
        Run(body, root => controller.Gap(Parse<GapKind>(root, "kind"), Text(root, "object"), Texts(root, "ids")));

    public ApiResponse Overflow(ReadOnlyMemory<byte> body) => Run(body, root => controller.Overflow(Text(root, "object")));

    public ApiResponse Conversion(ReadOnlyMemory<byte> body) =>
        Run(body, root => controller.Conversion(Text(root, "object"), Text(root, "field")));

    public ApiResponse Poison(ReadOnlyMemory<byte> body) => Run(body, root => controller.Poison(Text(root, "object")));

    public ApiResponse Schema(ReadOnlyMemory<byte> body) => Run(body, root => controller.ChangeSchema(Text(root, "object")));

    public ApiResponse Expire(ReadOnlyMemory<byte> body) => Run(body, _ => controller.Expire());

    public ApiResponse Disconnect(ReadOnlyMemory<byte> body) =>
        Run(body, root => controller.Faults.Disconnect(IsTrue(root, "abruptly")));

    public ApiResponse DisconnectEvery(ReadOnlyMemory<byte> body) =>
        Run(body, root => controller.Faults.DisconnectEvery = Number(root, "events", least: 1));

    public ApiResponse Redeliver(ReadOnlyMemory<byte> body) =>
        Run(body, root => controller.Faults.Redelivered = Number(root, "events", least: 0) ?? 0);

    public ApiResponse AddFault(ReadOnlyMemory<byte> body) =>
        Run(body, root => controller.Faults.Add(Parse<EventFaultKind>(root, "kind"), Number(root, "times", least: 1) ?? 1));

    public ApiResponse ClearFaults(ReadOnlyMemory<byte> body) => Run(body, _ => controller.Faults.Clear());

    private static ApiResponse Run(ReadOnlyMemory<byte> body, Action<JsonElement> action)
    {
        using var json = body.Length > 0 ? JsonBody.Parse(body) : null;
        try
        {
            action(json?.Root ?? default);
        }
        catch (InvalidOperationException e)
        {
            throw new ApiException(400, "INVALID_INPUT", e.Message, null);
        }
        return ApiResponse.Empty();
    }

    private static JsonElement? Member(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) ? value : null;

    private static string Text(JsonElement root, string name) =>
        Member(root, name) is { ValueKind: JsonValueKind.String } text
            ? text.GetString()!
            : throw ApiErrors.JsonParser($"\"{name}\" is missing");

    private static List<string> Texts(JsonElement root, string name) => Member(root, name) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Select(
            e => e.ValueKind == JsonValueKind.String ? e.GetString()! : throw ApiErrors.JsonParser($"\"{name}\" are strings"))]
        : throw ApiErrors.JsonParser($"\"{name}\" is missing: a list");

    private static int? Number(
        JsonElement root, string name, int least) => Member(root, name) is not { ValueKind: not JsonValueKind.Null } member ? null
        : member.ValueKind == JsonValueKind.Number && member.TryGetInt32(out var value) && value >= least && value <= MostNumber
            ? value
            : throw ApiErrors.JsonParser($"\"{name}\" is a whole number from {least} to {MostNumber}");

    private static bool IsTrue(JsonElement root, string name) => Member(root, name) is { } member && member.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False or JsonValueKind.Null => false,
        _ => throw ApiErrors.JsonParser($"\"{name}\" is true or false"),
    };

    private static T Parse<T>(JsonElement root, string name)
        where T : struct, Enum => Enum.TryParse<T>(Text(root, name), ignoreCase: true, out var value) && Enum.IsDefined(value)
        ? value
        : throw ApiErrors.JsonParser($"\"{name}\" is one of {string.Join(", ", Enum.GetNames<T>())}");
}
