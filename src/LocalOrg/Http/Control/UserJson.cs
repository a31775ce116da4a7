using System.Text.Json;
using Salesforce.Typed.Testing.Core.Errors;

namespace Salesforce.Typed.Testing.Http.Control;

/// <summary>
/// The JSON form of a user in a control call:
/// <c>{"username", "objects": {"Account": "read"}, "fields": {"Account.Phone": "none"}}</c>.
/// </summary>
internal static class UserJson
{
    public static LocalUser Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || Text(root, "username") is not { } username)
            throw ApiErrors.JsonParser("A user has a \"username\"");
        var user = new LocalUser(username)
        {
            FirstName = Text(root, "firstName"),
            LastName = Text(root, "lastName") ?? username.Split('@')[0],
            Password = Text(root, "password"),
            ApiEnabled = IsApiEnabled(root),
        };
        foreach (var (name, access) in Named(root, "objects"))
            user.Object(name, Parse<ObjectAccess>(access));
        foreach (var (name, access) in Named(root, "fields"))
            user.Field(name, Parse<FieldAccess>(access));
        return user;
    }

    // Null where it is missing, or blank: that is not a name.
    private static string? Text(
        JsonElement root, string name) => !root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind != JsonValueKind.String ? throw ApiErrors.JsonParser($"\"{name}\" is a string")
        : string.IsNullOrWhiteSpace(value.GetString()) ? null : value.GetString();

    private static bool IsApiEnabled(JsonElement root) => !root.TryGetProperty("apiEnabled", out var enabled) || enabled.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw ApiErrors.JsonParser("\"apiEnabled\" is true or false"),
    };

    private static IEnumerable<(string Name, string Access)> Named(JsonElement root, string name) => root.TryGetProperty(name, out var list)
        ? list.ValueKind == JsonValueKind.Object
            ? list.EnumerateObject().Select(m => (m.Name, m.Value.ToString()))
            : throw ApiErrors.JsonParser($"\"{name}\" is an object")
        : [];

    // "create,edit" is what the flags of the enum are called together.
    private static T Parse<T>(string text)
        where T : struct, Enum => !text.Any(char.IsAsciiDigit) && Enum.TryParse<T>(text, ignoreCase: true, out var access)
        ? access
        : throw ApiErrors.JsonParser($"'{text}' is not one of {string.Join(", ", Enum.GetNames<T>())}");
}
