using System.Text;
using System.Text.Json;
using Salesforce.Typed.Policy.Model;

namespace Salesforce.Typed.Policy.Files;

/// <summary>
/// What changes between two policies, a line for each value: <c>+</c> is added, <c>-</c> is removed, <c>~</c> is changed.
/// </summary>
public static class PolicyDifference
{
    /// <summary>The changes, sorted by the path of the value; empty where the policies are equal.</summary>
    public static IReadOnlyList<string> Of(PolicyDocument before, PolicyDocument after)
    {
        var (old, now) = (Values(before), Values(after));
        return [.. old.Keys.Union(now.Keys).Order(StringComparer.Ordinal).Where(
            path => old.GetValueOrDefault(path) != now.GetValueOrDefault(path)).Select(path =>
            (old.GetValueOrDefault(path), now.GetValueOrDefault(path)) switch
            {
                (null, { } added) => $"+ {path}: {added}",
                ({ } removed, null) => $"- {path}: {removed}",
                var (was, becomes) => $"~ {path}: {was} -> {becomes}",
            })];
    }

    private static Dictionary<string, string> Values(PolicyDocument policy)
    {
        using var output = new MemoryStream();
        PolicyWriter.Write(policy, output);
        using var json = JsonDocument.Parse(Encoding.UTF8.GetString(output.GetBuffer().AsSpan(0, (int)output.Length)));
        var values = new Dictionary<string, string>();
        foreach (var agent in json.RootElement.GetProperty("agents").EnumerateObject())
            Add(values, agent.Name, agent.Value);
        return values;
    }

    private static void Add(Dictionary<string, string> values, string path, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            values[path] = value.ValueKind switch
            {
                JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(i => i.GetString())),
                JsonValueKind.String => value.GetString()!,
                _ => value.GetRawText(),
            };
            return;
        }
        foreach (var member in value.EnumerateObject())
            Add(values, $"{path} > {member.Name}", member.Value);
    }
}
