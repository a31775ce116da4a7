using System.Net;
using System.Text.Json;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Data.Users;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Random statements over random orgs: LocalOrg refuses what the semantic check refuses, with its code and words, and runs whatever the
/// check accepts. <c>LOCALORG_FUZZ_SEED</c> and <c>LOCALORG_FUZZ_ORGS</c> make other and more of them.
/// </summary>
public sealed class StatementPropertyTests
{
    private const int StatementsAnOrg = 500;

    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("LOCALORG_FUZZ_SEED"), out var seed)
        ? seed
        : 20261130;
    private static readonly int Orgs = int.TryParse(Environment.GetEnvironmentVariable("LOCALORG_FUZZ_ORGS"), out var orgs) ? orgs : 4;

    [Fact]
    public async Task The_org_runs_what_the_check_accepts_and_refuses_what_it_refuses()
    {
        var accepted = 0;
        var refused = new HashSet<SemanticErrorKind>();
        var wrong = new List<string>();
        for (var i = 0; i < Orgs; i++)
        {
            var random = new Random(Seed + i);
            var schema = RandomSchema.Create(random);
            await using var org = await OrgClient.StartAsync(o => o.Schema(schema).Clock(new FixedClock()));
            await FillAsync(org, random, schema);
            var view = SchemaView.Complete(schema);
            // Every other org is asked by a user who does not see all of it, in statements that name all of it.
            if (i % 2 == 1)
            {
                var user = RandomSchema.User(random, schema);
                view = new OrgModel(AccessView.Of(new OrgModel(schema), user)).Schema;
                org.Http.DefaultRequestHeaders.Authorization = new(
                    "Bearer", (await org.Org.AddUserAsync(user, TestContext.Current.CancellationToken)).Token);
            }
            var statements = new RandomStatements(random, schema);
            for (var n = 0; n < StatementsAnOrg; n++)
            {
                var soql = statements.Next();
                if (SoqlParser.Parse(soql).Tree is not { } query)
                    continue;
                var error = SemanticCheck.Check(query, view).FirstOrDefault(e => e.ErrorCode is not null);
                var answer = await org.QueryAsync(soql);
                if (error is null)
                    accepted++;
                else
                    refused.Add(error.Kind);
                var isRight = error is null ? IsResult(answer) : IsRefusal(answer, error);
                // The other resources that take statements give the same verdict.
                if (isRight && n % 5 == 0)
                {
                    answer = await org.QueryAsync(soql, "queryAll");
                    var columns = await org.GetAsync($"query?columns=true&q={Uri.EscapeDataString(soql)}");
                    isRight = answer.Status == columns.Status && (error is null ? IsResult(answer) : IsRefusal(columns, error));
                    var plan = await org.GetAsync($"query?explain={Uri.EscapeDataString(soql)}");
                    isRight &= error is null ? (int)plan.Status < 500 : IsRefusal(plan, error);
                }
                if (!isRight)
                    wrong.Add($"seed {Seed + i}, statement {n}: {soql}\n{error}\n{answer.Text}");
            }
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count} answers differ from the "
            + $"check.\n{string.Join("\n\n", wrong.OrderBy(w => w.Length).Take(12))}");
        // Statements that are all wrong, or wrong in the same way, would show little.
        Assert.True(accepted > Orgs * StatementsAnOrg / 3, $"{accepted} statements were accepted");
        Assert.True(refused.Count > 20, string.Join(", ", refused.Order()));
    }

    private static bool IsRefusal(Answer answer, SemanticError error) =>
        answer.Status == HttpStatusCode.BadRequest
        && answer.Body[0].GetProperty("errorCode").GetString() == error.ErrorCode
        && answer.Body[0].GetProperty("message").GetString()!.EndsWith(error.PlatformMessage, StringComparison.Ordinal);

    private static bool IsResult(Answer answer) => answer.Status == HttpStatusCode.OK
        ? IsUnique(answer.Body)
        : answer.Status == HttpStatusCode.BadRequest && answer.Text.Contains("The local org does not simulate", StringComparison.Ordinal);

    // Whether no object has two members of one name.
    private static bool IsUnique(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().All(IsUnique),
        JsonValueKind.Object => value.EnumerateObject().Select(m => m.Name).Distinct(StringComparer.OrdinalIgnoreCase)
            .Count() == value.EnumerateObject().Count()
            && value.EnumerateObject().All(m => IsUnique(m.Value)),
        _ => true,
    };

    private static async Task FillAsync(OrgClient org, Random random, OrgSchema schema)
    {
        var ids = new Dictionary<string, string>();
        for (var i = 0; i < 3; i++)
        {
            foreach (var describe in schema.Objects.Where(o => o.Name != "User"))
            {
                var answer = await org.SendAsync(
                    "POST", $"sobjects/{describe.Name}", JsonSerializer.Serialize(RandomSchema.Record(random, describe, ids)));
                Assert.True(answer.Status == HttpStatusCode.Created, answer.Text);
                ids[describe.Name] = answer.Body.GetProperty("id").GetString()!;
            }
        }
    }
}
