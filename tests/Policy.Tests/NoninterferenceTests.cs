using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Queries;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Two orgs that differ only in what an agent may not see: in hidden and masked fields, and in rows that its filters leave out. Whatever
/// statement the agent sends, both give the same answer. <c>POLICY_FUZZ_SEED</c> and <c>POLICY_FUZZ_ORGS</c> make other and more of them.
/// </summary>
public sealed class NoninterferenceTests
{
    private const int StatementsAnOrg = 400;
    private const int Rows = 8;

    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("POLICY_FUZZ_SEED"), out var seed) ? seed : 20261201;
    private static readonly int Orgs = int.TryParse(Environment.GetEnvironmentVariable("POLICY_FUZZ_ORGS"), out var orgs) ? orgs : 5;

    [Fact]
    public async Task What_an_agent_may_not_see_changes_no_answer()
    {
        var (answered, withRows) = (0, 0);
        var wrong = new List<string>();
        for (var i = 0; i < Orgs; i++)
        {
            var random = new Random(Seed + i);
            var schema = RandomSchema.Create(random);
            var access = new AgentAccess(RandomPolicy.Create(random, schema), schema);
            await using var first = await OrgClient.StartAsync(o => o.Schema(schema).Clock(new FixedClock()));
            await using var second = await OrgClient.StartAsync(o => o.Schema(schema).Clock(new FixedClock()));
            await FillAsync(first, second, random, access);
            // Half of the statements name what the agent sees; the other half name all of the org.
            RandomStatements[] sources = [new(random, access.View), new(random, schema)];
            for (var n = 0; n < StatementsAnOrg; n++)
            {
                if (access.View.Objects.Count == 0)
                    break;
                var soql = sources[n % 2].Next();
                var decision = QueryPolicy.Decide(access, soql);
                if (!decision.IsAllowed)
                    continue;
                var answers = (await AnswerAsync(first, decision), await AnswerAsync(second, decision));
                answered++;
                withRows += answers.Item1.Contains("\"records\":[{", StringComparison.Ordinal) ? 1 : 0;
                if (answers.Item1 != answers.Item2)
                    wrong.Add($"seed {Seed + i}, statement {n}: {soql}\nsent: {decision.Statement}\n{answers.Item1}\n{answers.Item2}");
            }
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count} answers differ.\n{string.Join("\n\n", wrong.OrderBy(w => w.Length).Take(8))}");
        Assert.True(answered > Orgs * StatementsAnOrg / 8, $"{answered} statements were answered");
        Assert.True(withRows > answered / 3, $"{withRows} of {answered} answers have rows");
    }

    // The same records in both orgs; in the second one, what the agent may not see has other values.
    private static async Task FillAsync(OrgClient first, OrgClient second, Random random, AgentAccess access)
    {
        var ids = new Dictionary<string, string>();
        for (var i = 0; i < Rows; i++)
        {
            foreach (var describe in access.Schema.Objects.Where(o => o.Name != "User"))
            {
                var record = RandomSchema.Record(random, describe, ids);
                var id = await CreateAsync(first, describe, record);
                var other = RandomSchema.Record(random, describe, ids);
                var isSeen = await IsSeenAsync(first, access, describe, id);
                var changed = record.Keys.Union(other.Keys).Where(name => CanChange(access, describe, name, isSeen)).ToList();
                var twin = new Dictionary<string, object?>(record);
                foreach (var name in changed)
                    twin[name] = other.GetValueOrDefault(name);
                Assert.Equal(id, await CreateAsync(second, describe, twin));
                ids[describe.Name] = id;
            }
        }
    }

    // What a filter reads decides which rows there are: it stays.
    private static bool CanChange(AgentAccess access, SObjectDescribe describe, string name, bool isSeen) =>
        !IsRead(access, describe.Name, name)
        && (!isSeen || !IsVisible(access, describe, name) || access.IsMasked(describe.Name, name));

    // A compound that 'show' names has the values of its parts, whether they are named too or not.
    private static bool IsVisible(AgentAccess access, SObjectDescribe describe, string name) => access.View.Find(describe.Name) is { } view
        && (view.FindField(name) is not null
            || (describe.FindField(name)?.CompoundFieldName is { } compound && view.FindField(compound) is not null));

    private static bool IsRead(AgentAccess access, string name, string field) => access.Schema.Objects.Select(o => access.FilterOf(o.Name))
        .Any(f => f?.Footprint.Entries.Any(e => e.Object == name && e.Field == field) == true);

    private static async Task<bool> IsSeenAsync(OrgClient org, AgentAccess access, SObjectDescribe describe, string id)
    {
        if (access.View.Find(describe.Name) is null)
            return false;
        if (access.FilterOf(describe.Name) is not { } filter)
            return true;
        var answer = await org.QueryAsync($"SELECT Id FROM {describe.Name} WHERE ({filter.Condition}) AND Id = '{id}'");
        // An object that cannot be queried: its rows are seen by nobody.
        return answer.Status == HttpStatusCode.OK && answer.Body.GetProperty("totalSize").GetInt32() == 1;
    }

    private static async Task<string> CreateAsync(OrgClient org, SObjectDescribe describe, Dictionary<string, object?> record)
    {
        var answer = await org.SendAsync(
            "POST", $"sobjects/{describe.Name}", JsonSerializer.Serialize(record.Where(m => m.Value is not null).ToDictionary()));
        Assert.True(answer.Status == HttpStatusCode.Created, answer.Text);
        return answer.Body.GetProperty("id").GetString()!;
    }

    private static async Task<string> AnswerAsync(OrgClient org, QueryDecision decision)
    {
        var answer = await org.QueryAsync(decision.Statement!);
        if (answer.Status != HttpStatusCode.OK)
            return answer.Text;
        var json = JsonNode.Parse(answer.Text)!.AsObject();
        foreach (var mask in decision.Masks)
        {
            if (decision.Footprint!.Queries[mask.Query].Node is SoqlQuery query)
                Mask(json, query == decision.Footprint.Queries[0].Node ? null : query.From.Main.Name.Last, mask);
        }
        Strip(json);
        return json.ToJsonString();
    }

    private static void Mask(JsonObject answer, string? relationship, MaskedColumn mask)
    {
        foreach (var row in answer["records"]!.AsArray().Select(r => r!.AsObject()))
        {
            if (relationship is null)
                MaskIn(row, $"{mask.Path}.{mask.Field}".TrimStart('.').Split('.'));
            else if (Member(row, relationship) is JsonObject children)
                Mask(children, null, mask);
        }
    }

    private static void MaskIn(JsonObject row, string[] path)
    {
        foreach (var name in path[..^1])
        {
            if (Member(row, name) is not JsonObject parent)
                return;
            row = parent;
        }
        if (row.FirstOrDefault(m => string.Equals(m.Key, path[^1], StringComparison.OrdinalIgnoreCase)).Key is { } key)
            row[key] = "•••";
    }

    private static JsonNode? Member(JsonObject row, string name) =>
        row.FirstOrDefault(m => string.Equals(m.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    // The gate sends no attributes.
    private static void Strip(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            members.Remove("attributes");
            foreach (var member in members.ToList())
                Strip(member.Value);
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
                Strip(item);
        }
    }
}
