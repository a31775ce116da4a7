using System.Text.Json;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Features.Calls;

/// <summary>Reads what <c>/limits</c> answers: <c>{Name: {Max, Remaining, Part: {Max, Remaining}}}</c>.</summary>
internal static class LimitsReader
{
    public static OrgLimits Read(JsonElement limits) => new(Members(limits));

    private static Dictionary<string, OrgLimit> Members(JsonElement element)
    {
        var limits = new Dictionary<string, OrgLimit>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Object)
                limits[member.Name] = new OrgLimit(
                    member.Value.Whole("Max") ?? 0, member.Value.Whole("Remaining") ?? 0, Members(member.Value));
        }
        return limits;
    }
}
