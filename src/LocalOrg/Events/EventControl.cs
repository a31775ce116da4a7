using System.Text.Json;
using Salesforce.Typed.Testing.Errors;
using Salesforce.Typed.Testing.Http;

namespace Salesforce.Typed.Testing.Events;

/// <summary>The control calls below <c>/_local/events</c>: <see cref="LocalEvents"/> for other languages.</summary>
internal sealed class EventControl(EventDesk desk)
{
    public Reply Answer(string name, string method, ReadOnlyMemory<byte> body)
    {
        using var json = body.Length > 0 ? JsonBody.Parse(body) : null;
        var root = json?.Root ?? default;
        try
        {
            Do(name, method, root);
        }
        catch (InvalidOperationException e)
        {
            throw new ApiException(400, "INVALID_INPUT", e.Message, null);
        }
        return Reply.Empty();
    }

    private void Do(string name, string method, JsonElement root)
    {
        switch (method, name.ToLowerInvariant())
        {
            case ("POST", "enable"): desk.Enable(Texts(root, "objects"), enabled: true); break;
            case ("POST", "disable"): desk.Enable(Texts(root, "objects"), enabled: false); break;
            case ("POST", "gap"): desk.Gap(Parse<GapKind>(root, "kind"), Text(root, "object"), Texts(root, "ids")); break;
            case ("POST", "overflow"): desk.Overflow(Text(root, "object")); break;
            case ("POST", "conversion"): desk.Conversion(Text(root, "object"), Text(root, "field")); break;
            case ("POST", "poison"): desk.Poison(Text(root, "object")); break;
            case ("POST", "schema"): desk.ChangeSchema(Text(root, "object")); break;
            case ("POST", "expire"): desk.Expire(); break;
            case ("POST", "disconnect"): desk.Faults.Disconnect(Member(root, "abruptly") is { ValueKind: JsonValueKind.True }); break;
            case ("POST", "disconnectevery"): desk.Faults.DisconnectEvery = Number(root, "events"); break;
            case ("POST", "redeliver"): desk.Faults.Redelivered = Number(root, "events") ?? 0; break;
            case ("POST", "faults"): desk.Faults.Add(Parse<EventFaultKind>(root, "kind"), Number(root, "times") ?? 1); break;
            case ("DELETE", "faults"): desk.Faults.Clear(); break;
            default: throw ApiErrors.NotFound();
        }
    }

    private static JsonElement? Member(JsonElement root, string name) => root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) ? value : null;

    private static string Text(JsonElement root, string name) =>
        Member(root, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : throw ApiErrors.JsonParser($"\"{name}\" is missing");

    private static List<string> Texts(JsonElement root, string name) => Member(root, name) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Select(e => e.ToString())]
        : throw ApiErrors.JsonParser($"\"{name}\" is missing: a list");

    private static int? Number(JsonElement root, string name) => Member(root, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;

    private static T Parse<T>(JsonElement root, string name)
        where T : struct, Enum => Enum.TryParse<T>(Text(root, name), ignoreCase: true, out var value) && Enum.IsDefined(value)
        ? value
        : throw ApiErrors.JsonParser($"\"{name}\" is one of {string.Join(", ", Enum.GetNames<T>())}");
}
