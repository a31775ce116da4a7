using System.Text.Json;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Cli.Serve;

/// <summary>A client that may sign in to the org of <c>sftyped serve</c>.</summary>
/// <param name="Id">Its consumer key.</param>
/// <param name="KeyFile">The file of its certificate or public key; null does not check the signatures of its assertions.</param>
/// <param name="Secret">Its secret; null takes any.</param>
/// <param name="RotatesRefreshTokens">Whether each refresh gives a new refresh token.</param>
internal sealed record ServeClient(string Id, string? KeyFile, string? Secret, bool RotatesRefreshTokens = false)
{
    private static readonly string[] Members = ["id", "secret", "key", "rotatesRefreshTokens"];

    /// <summary>Reads the value of <c>--client</c>: <c>ID[=FILE]</c>.</summary>
    public static ServeClient Parse(string text, string? secret)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new ServeClient(text, null, secret) : new ServeClient(text[..equals], text[(equals + 1)..], secret);
    }

    /// <summary>Reads the file of <c>--clients</c>, an array of <c>{"id", "secret", "key", "rotatesRefreshTokens"}</c>.</summary>
    /// <exception cref="InvalidDataException">The file has another form.</exception>
    public static IReadOnlyList<ServeClient> ReadFile(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            if (document.RootElement.ValueKind != JsonValueKind.Array)
                throw Wrong(file, "it is not an array");
            return [.. document.RootElement.EnumerateArray().Select((client, i) => Read(file, client, i))];
        }
        catch (JsonException e)
        {
            throw Wrong(file, e.Message);
        }
    }

    /// <summary>Registers the client.</summary>
    /// <exception cref="ArgumentException">Its key cannot be used.</exception>
    public void AddTo(LocalOrgOptions options)
    {
        options.Client(Id, Secret, RotatesRefreshTokens);
        if (KeyFile is null)
            return;
        try
        {
            options.ClientKey(Id, File.ReadAllText(KeyFile));
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"{KeyFile}: {e.Message}", e);
        }
    }

    private static ServeClient Read(string file, JsonElement client, int index)
    {
        if (client.ValueKind != JsonValueKind.Object)
            throw Wrong(file, $"client {index + 1} is not an object");
        foreach (var member in client.EnumerateObject())
        {
            if (!Members.Contains(member.Name))
                throw Wrong(file, $"client {index + 1} has a member '{member.Name}'. The members are {string.Join(", ", Members)}");
        }
        var key = Text(file, client, index, "key");
        return new ServeClient(
            Text(file, client, index, "id") is { Length: > 0 } id ? id : throw Wrong(file, $"client {index + 1} has no id"),
            key is null ? null : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, key),
            Text(file, client, index, "secret"),
            client.TryGetProperty("rotatesRefreshTokens", out var rotates) && rotates.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => throw Wrong(file, $"rotatesRefreshTokens of client {index + 1} is not true or false"),
            });
    }

    private static string? Text(string file, JsonElement client, int index, string name) =>
        !client.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong(file, $"{name} of client {index + 1} is not a text");

    private static InvalidDataException Wrong(string file, string why) => new($"{file} is not a file of clients: {why.TrimEnd('.')}.");
}
