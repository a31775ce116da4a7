using System.Text.Json;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Data.Records;
using Salesforce.Typed.Testing.Data.Users;
using Salesforce.Typed.Testing.Http.Bulk;
using Salesforce.Typed.Testing.Http.SignIn;

namespace Salesforce.Typed.Testing.Http.Control;

/// <summary>The org's own calls below <c>/_local</c>, for clients in other languages: the methods of <see cref="LocalOrg"/>.</summary>
internal sealed class ControlResource(
    Database database, RecycleBin recycleBin, UserDirectory users, Sessions sessions, Faults faults, BulkFaults bulkFaults, CallLog calls)
{
    /// <summary>The last calls, oldest first.</summary>
    public ApiResponse Calls(ReadOnlyMemory<byte> body) => CallLogJson.Write(calls.All());

    public ApiResponse AddFault(ReadOnlyMemory<byte> body)
    {
        using var json = JsonBody.Parse(body);
        faults.Add(ReadFault(json.Root));
        return ApiResponse.Empty();
    }

    /// <summary>Removes the failures that did not happen yet, those of bulk jobs too.</summary>
    public ApiResponse ClearFaults(ReadOnlyMemory<byte> body)
    {
        faults.Clear();
        bulkFaults.Clear();
        return ApiResponse.Empty();
    }

    public ApiResponse AddUser(ReadOnlyMemory<byte> body)
    {
        using var json = JsonBody.Parse(body);
        return AddUser(json.Root);
    }

    public ApiResponse Undelete(ReadOnlyMemory<byte> body)
    {
        using var json = JsonBody.Parse(body);
        Undelete(json.Root);
        return ApiResponse.Empty();
    }

    public ApiResponse EmptyRecycleBin(ReadOnlyMemory<byte> body)
    {
        var removed = recycleBin.Empty();
        return ApiResponse.Json(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("removed", removed);
            json.WriteEndObject();
        });
    }

    public ApiResponse EndSessions(ReadOnlyMemory<byte> body)
    {
        sessions.EndAll();
        return ApiResponse.Empty();
    }

    private ApiResponse AddUser(JsonElement root)
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
        return ApiResponse.Json(
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
        database.Atomically(() =>
        {
            foreach (var id in ids.EnumerateArray())
                recycleBin.Undelete(id.ValueKind == JsonValueKind.String
                    ? id.GetString()!
                    : throw ApiErrors.JsonParser("\"ids\" are strings"), ChangeOrigin.None);
            return true;
        });
    }

    private static Fault ReadFault(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("kind", out var kind)
            || !Enum.TryParse<FaultKind>(kind.ToString(), ignoreCase: true, out var parsed) || !Enum.IsDefined(parsed))
            throw ApiErrors.JsonParser($"\"kind\" is one of {string.Join(", ", Enum.GetNames<FaultKind>())}");
        return new Fault
        {
            Kind = parsed,
            Times = Number(root, "times", least: 1) ?? 1,
            Method = Text(root, "method"),
            Path = Text(root, "path"),
            Delay = TimeSpan.FromMilliseconds(Number(root, "delayMilliseconds", least: 0) ?? 0),
        };

        static int? Number(JsonElement root, string name, int least) => !root.TryGetProperty(name, out var value) ? null
            : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least
                ? number
                : throw ApiErrors.JsonParser($"\"{name}\" is a whole number from {least} on");

        static string? Text(JsonElement root, string name) => !root.TryGetProperty(name, out var value) ? null
            : value.ValueKind is JsonValueKind.String or JsonValueKind.Null
            ? value.GetString()
            : throw ApiErrors.JsonParser($"\"{name}\" is a string");
    }
}
