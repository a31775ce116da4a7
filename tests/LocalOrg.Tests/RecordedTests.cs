using System.Text.Json;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Tests;

/// <summary>Exchanges that were recorded with real orgs: a local org gives the same status and body, ids aside.</summary>
public sealed class RecordedTests
{
    // The objects that the recordings speak of, as far as they show them.
    private static readonly OrgSchema Recorded = new([
        Custom("Movie__c", "a00", Text("Name"), Text("Color"), new FieldDescribe
        {
            Name = "Rating__c", Label = "Rating", Type = FieldType.Picklist, TypeName = "picklist",
            Traits = FieldTraits.Createable | FieldTraits.Updateable | FieldTraits.Nillable | FieldTraits.RestrictedPicklist,
            PicklistValues = new EquatableArray<PicklistEntry>([new PicklistEntry("Excellent", "Excellent")]),
        },
        new FieldDescribe { Name = "ReleaseDate__c", Label = "Release Date", Type =
            FieldType.Date, TypeName = "date", Traits = FieldTraits.Createable | FieldTraits.Updateable | FieldTraits.Nillable },
        new FieldDescribe
        {
            Name = "Franchise__c", Label = "Franchise", Type = FieldType.Reference, TypeName = "reference",
            RelationshipName = "Franchise__r",
            Traits = FieldTraits.Createable | FieldTraits.Updateable | FieldTraits.Nillable,
            ReferenceTo = new EquatableArray<string>(["Franchise__c"]),
        }),
        Custom("Franchise__c", "a02", Text("Name")),
        Custom("Spaceship__c", "a03", Text("Name"), Text("Website__c") with { Traits = FieldTraits.Createable | FieldTraits.Updateable }),
        Custom("Account", "001", Text("Name") with
        {
            Traits = FieldTraits.Createable | FieldTraits.Updateable
        }, Text("AccountNumber"), Text("Site")),
    ]);

    [Theory]
    [InlineData("error_INVALID_FIELD_create.json")]
    [InlineData("error_INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST.json")]
    [InlineData("error_MALFORMED_ID.json")]
    [InlineData("error_NOT_FOUND_record.json")]
    [InlineData("error_NOT_FOUND_unknown_object.json")]
    [InlineData("error_REQUIRED_FIELD_MISSING.json")]
    [InlineData("collections_create_ok.json")]
    [InlineData("collections_create_partial_failure.json")]
    [InlineData("composite_graph_create.json")]
    [InlineData("composite_graph_error.json")]
    [InlineData("composite_graph_tree.json")]
    [InlineData("create_201.json")]
    public async Task The_same_request_gets_the_same_answer(string file)
    {
        var recorded = Read(file);
        await using var org = await OrgClient.StartAsync(o => o.Schema(Recorded));
        var body = recorded.GetProperty("requestBody");
        var answer = await org.SendAsync(
            recorded.GetProperty("method").GetString()!, recorded.GetProperty("path").GetString()!,
            body.ValueKind == JsonValueKind.Null ? null : body.GetRawText());
        Assert.Equal(recorded.GetProperty("status").GetInt32(), (int)answer.Status);
        Assert.Equal(Normal(recorded.GetProperty("responseBody")), Normal(answer.Body));
        Assert.Matches("^api-usage=[0-9]+/[0-9]+$", answer.Headers["Sforce-Limit-Info"]);
    }

    [Theory]
    [InlineData("error_INVALID_FIELD_query.json", "SELECT Bacon__c FROM Account LIMIT 2")]
    [InlineData("error_MALFORMED_QUERY.json", "SELEKT Id FROM Account")]
    public async Task The_same_query_gets_the_same_refusal(string file, string soql)
    {
        var recorded = Read(file);
        await using var org = await OrgClient.StartAsync(o => o.Schema(Recorded));
        var answer = await org.QueryAsync(soql);
        Assert.Equal(recorded.GetProperty("status").GetInt32(), (int)answer.Status);
        Assert.Equal(Normal(recorded.GetProperty("responseBody")), Normal(answer.Body));
    }

    [Fact]
    public async Task Updating_and_deleting_answer_as_recorded_and_deleting_again_is_refused_as_recorded()
    {
        var deletedAgain = Read("error_ENTITY_IS_DELETED.json");
        await using var org = await OrgClient.StartAsync(o => o.Schema(Recorded));
        var movie = await org.CreateAsync("Movie__c", """{"Name":"V"}""");
        var update = Read("update_204.json");
        Assert.Equal(update.GetProperty("status").GetInt32(), (int)(await org.SendAsync(
            "PATCH", $"sobjects/Movie__c/{movie}", update.GetProperty("requestBody").GetRawText())).Status);
        Assert.Equal(Read("delete_204.json").GetProperty("status")
            .GetInt32(), (int)(await org.SendAsync("DELETE", $"sobjects/Movie__c/{movie}")).Status);
        var again = await org.SendAsync("DELETE", $"sobjects/Movie__c/{movie}");
        Assert.Equal(deletedAgain.GetProperty("status").GetInt32(), (int)again.Status);
        Assert.Equal(Normal(deletedAgain.GetProperty("responseBody")), Normal(again.Body));
    }

    private static JsonElement Read(string file) =>
        JsonDocument.Parse(File.ReadAllText(TestPaths.SharedData("rest", "by_kind", file))).RootElement;

    private static SObjectDescribe Custom(string name, string prefix, params FieldDescribe[] fields) => new()
    {
        Name = name, Label = name, LabelPlural = name, KeyPrefix = prefix, Form = DescribeForm.Snapshot,
        Traits =
            SObjectTraits.Createable | SObjectTraits.Updateable | SObjectTraits.Deletable | SObjectTraits.Queryable | SObjectTraits.Retrieveable,
        Fields = new EquatableArray<FieldDescribe>(
            [new FieldDescribe { Name = "Id", Label = "Record ID", Type = FieldType.Id, TypeName = "id" }, .. fields]),
    };

    private static FieldDescribe Text(string name) => new()
    {
        Name = name, Label = name, Type = FieldType.String, TypeName = "string", Length = 80,
        Traits = FieldTraits.Createable | FieldTraits.Updateable | FieldTraits.Nillable | FieldTraits.Filterable,
    };

    // Members in one order, and ids as what they are rather than which: an org hands out its own, and prefixes of custom objects too.
    private static string Normal(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(
            ",", value.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => m.Name + ":" + Normal(m.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(",", value.EnumerateArray().Select(Normal)) + "]",
        JsonValueKind.String => Ids().Replace(value.GetString()!, m => m.Value[..2]),
        _ => value.GetRawText(),
    };

    private static System.Text.RegularExpressions.Regex Ids() => new("(?<![0-9A-Za-z])(001|a0[0-9])[0-9A-Za-z]{15}(?![0-9A-Za-z])");
}
