using System.Text.Json;
using Salesforce.Typed.Testing.Errors;
using Salesforce.Typed.Testing.Http;
using Salesforce.Typed.Testing.SignIn;
using Salesforce.Typed.Testing.Users;

namespace Salesforce.Typed.Testing.Control;

/// <summary>The org's own calls, below <c>/_local</c>, for clients in other languages: what a test does to an org, and not in it.</summary>
internal sealed class ControlResource(Org org, UserDirectory users, Sessions sessions, Faults faults)
{
    public Reply Answer(string name, string method, ReadOnlyMemory<byte> body)
    {
        switch (method, name.ToLowerInvariant())
        {
            case ("POST", "faults"):
                using (var json = JsonBody.Parse(body))
                    faults.Add(ReadFault(json.Root));
                return Reply.Empty();
            case ("DELETE", "faults"):
                faults.Clear();
                return Reply.Empty();
            case ("POST", "users"):
                using (var json = JsonBody.Parse(body))
                    return AddUser(json.Root);
            case ("POST", "undelete"):
                using (var json = JsonBody.Parse(body))
                    Undelete(json.Root);
                return Reply.Empty();
            case ("POST", "emptyrecyclebin"):
                var removed = new RecycleBin(org).Empty();
                return Reply.Json(json =>
                {
                    json.WriteStartObject();
                    json.WriteNumber("removed", removed);
                    json.WriteEndObject();
                });
            case ("POST", "endsessions"):
                sessions.EndAll();
                return Reply.Empty();
            default:
                throw ApiErrors.NotFound();
        }
    }

    private Reply AddUser(JsonElement root)
    {
        OrgUser user;
        try
        {
            user = users.Add(UserJson.Read(root));
        }
        catch (InvalidOperationException e)
        {
            throw new ApiException(400, "INVALID_INPUT", e.Message, null);
        }
        var token = Sessions.NewToken();
        sessions.AddLasting(token, user.Account.Username);
        return Reply.Json(
            json =>
            {
                json.WriteStartObject();
                json.WriteString("id", user.Id);
                json.WriteString("username", user.Account.Username);
                json.WriteString("token", token);
                json.WriteEndObject();
            },
            201);
    }

    private void Undelete(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("ids", out var ids) || ids.ValueKind != JsonValueKind.Array)
            throw ApiErrors.JsonParser("The body is {\"ids\": [\"...\"]}");
        var bin = new RecycleBin(org);
        org.Database.Atomically(() =>
        {
            foreach (var id in ids.EnumerateArray())
                bin.Undelete(id.ToString());
            return true;
        });
    }

    private static Fault ReadFault(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("kind", out var kind) || !Enum.TryParse<FaultKind>(kind.ToString(), ignoreCase: true, out var parsed) || !Enum.IsDefined(parsed))
            throw ApiErrors.JsonParser($"\"kind\" is one of {string.Join(", ", Enum.GetNames<FaultKind>())}");
        return new Fault
        {
            Kind = parsed,
            Times = Number(root, "times") ?? 1,
            Method = Text(root, "method"),
            Path = Text(root, "path"),
            Delay = TimeSpan.FromMilliseconds(Number(root, "delayMilliseconds") ?? 0),
        };

        static int? Number(JsonElement root, string name) => !root.TryGetProperty(name, out var value) ? null
            : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw ApiErrors.JsonParser($"\"{name}\" is a whole number");

        static string? Text(JsonElement root, string name) => !root.TryGetProperty(name, out var value) ? null
            : value.ValueKind is JsonValueKind.String or JsonValueKind.Null ? value.GetString() : throw ApiErrors.JsonParser($"\"{name}\" is a string");
    }
}
