using System.Globalization;
using System.Text.Json;
using Salesforce.Typed.Policy.Model;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Policy.Files;

/// <summary>
/// Reads a policy file against the schema of the org. Every member, object and field that is not known is an error: a policy that is
/// misspelled grants nothing.
/// </summary>
public static class PolicyReader
{
    private static readonly string[] DocumentMembers = ["agents"];

    private static readonly string[] AgentMembers =
    [
        "title", "objects", "actions", "upstream", "budgets", "writesAfterUntrustedRead", "untrusted", "expires",
    ];

    /// <summary>Reads a policy.</summary>
    /// <param name="json">The file, as UTF-8.</param>
    /// <param name="schema">The objects and fields of the org.</param>
    public static PolicyReading Read(ReadOnlySpan<byte> json, OrgSchema schema)
    {
        var problems = new PolicyProblems();
        JsonNode root;
        try
        {
            root = JsonNodes.Read(json.StartsWith("\uFEFF"u8) ? json[3..] : json);
        }
        catch (JsonException e)
        {
            return new PolicyReading(null, new([new PolicyProblem(
                $"The file is not valid JSON: {e.Message.Split(" LineNumber")[0]}", (int)(e.LineNumber ?? 0) + 1,
                (int)(e.BytePositionInLine ?? 0) + 1)]));
        }
        var agents = new List<AgentPolicy>();
        foreach (var (name, value) in problems.Members(root, "the policy", DocumentMembers).Where(m => m.Name.Text == "agents"))
        {
            foreach (var (agent, policy) in problems.Members(value, "agents"))
                agents.Add(ReadAgent(agent, policy, schema, problems));
        }
        if (problems.Count == 0 && root.Members.Count == 0)
            problems.Add(root, "The policy has no 'agents'.");
        return new PolicyReading(
            problems.HasErrors ? null : new PolicyDocument(new(agents.OrderBy(a => a.Name, StringComparer.Ordinal))), problems.ToArray());
    }

    private static AgentPolicy ReadAgent(JsonNode name, JsonNode value, OrgSchema schema, PolicyProblems problems)
    {
        if (!AgentNames.IsValid(name.Text))
            problems.Add(name, $"'{name.Text}' is not a name of an agent: {AgentNames.Rule}");
        var agent = new AgentPolicy(name.Text);
        foreach (var (member, node) in problems.Members(value, $"the agent {name.Text}", AgentMembers))
        {
            agent = member.Text switch
            {
                "title" => agent with { Title = problems.Text(node, "title") ?? agent.Name },
                "objects" => agent with { Objects = ReadObjects(node, schema, problems) },
                "actions" => agent with { Actions = ReadActions(node, problems) },
                "upstream" => agent with { Upstream = ReadUpstream(node, problems) },
                "budgets" => agent with { Budgets = ReadBudgets(node, problems) },
                "writesAfterUntrustedRead" => agent with
                {
                    WritesAfterUntrustedRead = problems.Choice<UntrustedReadRule>(node, "writesAfterUntrustedRead"),
                },
                "untrusted" => agent with { Untrusted = new(problems.Objects(node, "untrusted", schema).Select(o => o.Name)) },
                "expires" => agent with { Expires = ReadDay(node, problems) },
                _ => agent,
            };
        }
        return agent;
    }

    private static EquatableArray<ObjectGrant> ReadObjects(JsonNode node, OrgSchema schema, PolicyProblems problems)
    {
        var grants = new List<ObjectGrant>();
        foreach (var (name, value) in problems.Members(node, "objects"))
        {
            if (problems.Object(name, schema) is not { } describe)
                continue;
            if (grants.Any(g => g.Object == describe.Name))
                problems.Add(name, $"{describe.Name} appears twice: names of objects are compared without case.");
            grants.Add(ObjectGrantReader.Read(describe, value, schema, problems));
        }
        return new(grants.OrderBy(g => g.Object, StringComparer.Ordinal));
    }

    private static AgentActions ReadActions(JsonNode node, PolicyProblems problems)
    {
        var actions = new AgentActions();
        foreach (var (name, value) in problems.Members(node, "actions", ["delete", "files", "search", "limits"]))
        {
            var allowed = problems.Flag(value, name.Text);
            actions = name.Text switch
            {
                "delete" => actions with { Delete = allowed },
                "files" => actions with { Files = allowed },
                "search" => actions with { Search = allowed },
                _ => actions with { Limits = allowed },
            };
        }
        return actions;
    }

    // Which tools another server has is known when it is started.
    private static EquatableArray<UpstreamGrant> ReadUpstream(JsonNode node, PolicyProblems problems)
    {
        var grants = new List<UpstreamGrant>();
        foreach (var (name, value) in problems.Members(node, "upstream"))
        {
            if (name.Text.IndexOf('.', StringComparison.Ordinal) <= 0 || name.Text.EndsWith('.'))
                problems.Add(name, $"'{name.Text}' is not a tool of another server: write SERVER.TOOL.");
            grants.Add(new UpstreamGrant(name.Text, problems.Choice<UpstreamAccess>(value, name.Text)));
        }
        return new(grants.OrderBy(g => g.Tool, StringComparer.Ordinal));
    }

    private static AgentBudgets ReadBudgets(JsonNode node, PolicyProblems problems)
    {
        var budgets = new AgentBudgets();
        foreach (var (name, value) in problems.Members(node, "budgets", ["callsPerMinute", "rowsPerDay", "orgCallsPerDay", "resultTokens"]))
        {
            var most = problems.WholeNumber(value, name.Text, least: 0);
            budgets = name.Text switch
            {
                "callsPerMinute" => budgets with { CallsPerMinute = most },
                "rowsPerDay" => budgets with { RowsPerDay = most },
                "orgCallsPerDay" => budgets with { OrgCallsPerDay = most },
                _ => budgets with { ResultTokens = most },
            };
        }
        return budgets;
    }

    private static DateOnly? ReadDay(JsonNode node, PolicyProblems problems)
    {
        if (problems.Text(node, "expires") is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        problems.Add(node, $"'{text}' is not a date: write it as 2027-03-01.");
        return null;
    }
}
