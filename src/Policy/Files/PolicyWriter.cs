using System.Globalization;
using System.Text.Json;
using Salesforce.Typed.Policy.Model;

namespace Salesforce.Typed.Policy.Files;

/// <summary>Writes a policy as a file. Reading the file gives an equal policy.</summary>
public static class PolicyWriter
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>Writes a policy.</summary>
    public static void Write(PolicyDocument policy, Stream output)
    {
        using var writer = new Utf8JsonWriter(output, Indented);
        writer.WriteStartObject();
        writer.WriteStartObject("agents");
        foreach (var agent in policy.Agents)
            WriteAgent(writer, agent);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteAgent(Utf8JsonWriter writer, AgentPolicy agent)
    {
        writer.WriteStartObject(agent.Name);
        if (agent.Title != agent.Name)
            writer.WriteString("title", agent.Title);
        writer.WriteStartObject("objects");
        foreach (var grant in agent.Objects)
            WriteGrant(writer, grant);
        writer.WriteEndObject();
        writer.WriteStartObject("actions");
        writer.WriteBoolean("delete", agent.Actions.Delete);
        writer.WriteBoolean("files", agent.Actions.Files);
        writer.WriteBoolean("search", agent.Actions.Search);
        writer.WriteBoolean("limits", agent.Actions.Limits);
        writer.WriteEndObject();
        if (agent.Upstream.Count > 0)
        {
            writer.WriteStartObject("upstream");
            foreach (var grant in agent.Upstream)
                writer.WriteString(grant.Tool, Name(grant.Access));
            writer.WriteEndObject();
        }
        WriteBudgets(writer, agent.Budgets);
        writer.WriteString("writesAfterUntrustedRead", Name(agent.WritesAfterUntrustedRead));
        if (agent.Untrusted != AgentPolicy.DefaultUntrusted)
            WriteNames(writer, "untrusted", agent.Untrusted);
        if (agent.Expires is { } day)
            writer.WriteString("expires", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }

    private static void WriteGrant(Utf8JsonWriter writer, ObjectGrant grant)
    {
        writer.WriteStartObject(grant.Object);
        writer.WriteString("access", Name(grant.Access));
        if (grant.Hide.Count > 0)
            WriteNames(writer, "hide", grant.Hide);
        if (grant.Show is { } shown)
            WriteNames(writer, "show", shown);
        if (grant.Mask.Count > 0)
            WriteNames(writer, "mask", grant.Mask);
        if (grant.Set is { } settable)
            WriteNames(writer, "set", settable);
        if (grant.Rows is { } rows)
            writer.WriteString("rows", rows);
        if (grant.MaxRows is { } most)
            writer.WriteNumber("maxRows", most);
        if (grant.Confirm != WriteKinds.None)
        {
            WriteNames(
                writer, "confirm", Enum.GetValues<WriteKind>().Where(k => (grant.Confirm & (WriteKinds)(1 << (int)k)) != 0).Select(Name));
        }
        writer.WriteEndObject();
    }

    private static void WriteBudgets(Utf8JsonWriter writer, AgentBudgets budgets)
    {
        if (budgets == new AgentBudgets())
            return;
        writer.WriteStartObject("budgets");
        WriteCount(writer, "callsPerMinute", budgets.CallsPerMinute);
        WriteCount(writer, "rowsPerDay", budgets.RowsPerDay);
        WriteCount(writer, "orgCallsPerDay", budgets.OrgCallsPerDay);
        WriteCount(writer, "resultTokens", budgets.ResultTokens);
        writer.WriteEndObject();
    }

    private static void WriteCount(Utf8JsonWriter writer, string name, int? count)
    {
        if (count is { } value)
            writer.WriteNumber(name, value);
    }

    private static void WriteNames(Utf8JsonWriter writer, string member, IEnumerable<string> names)
    {
        writer.WriteStartArray(member);
        foreach (var name in names)
            writer.WriteStringValue(name);
        writer.WriteEndArray();
    }

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
