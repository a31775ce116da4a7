using System.Net;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Ids of 18 characters whose letters are not in the case that the check characters say: they are of no record, and no error in themselves.
/// </summary>
public sealed class IdCaseTests : IAsyncLifetime
{
    private OrgClient _org = null!;
    private string _id = "";

    public async ValueTask InitializeAsync()
    {
        _org = await OrgClient.StartAsync();
        _id = await _org.CreateAsync("Account", """{"Name":"Acme"}""");
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    private IEnumerable<string> Wrong =>
        [_id.ToUpperInvariant(), _id.ToLowerInvariant(), _id[..15] + _id[15..].ToLowerInvariant(), _id[..3] + "LC0" + _id[6..]];

    [Fact]
    public async Task A_path_with_it_is_not_found()
    {
        foreach (var wrong in Wrong)
        {
            foreach (var (method, path, body) in ((string, string, string?)[])
            [
                ("GET", $"sobjects/Account/{wrong}", null), ("GET", $"sobjects/Account/{wrong}?fields=Name", null),
                ("PATCH", $"sobjects/Account/{wrong}", "{}"),
                ("DELETE", $"sobjects/Account/{wrong}", null), ("GET", $"sobjects/Account/{wrong}/Contacts", null),
                ("GET", $"sobjects/Account/Id/{wrong}", null),
                ("PATCH", $"sobjects/Account/Id/{wrong}", """{"Name":"x"}"""), ("DELETE", $"sobjects/Account/Id/{wrong}", null),
            ])
            {
                (await _org.SendAsync(method, path, body)).IsError(404, "NOT_FOUND", "The requested resource does not exist", null);
            }
        }
        Assert.Equal(["Acme"], await _org.RowsAsync("SELECT Name FROM Account"));
    }

    [Fact]
    public async Task A_custom_objects_id_whose_prefix_changes_case_is_not_found_either()
    {
        var project = await _org.CreateAsync("Project__c", "{}");
        (await _org.GetAsync($"sobjects/Project__c/{project.ToUpperInvariant()}")).IsError(
            404, "NOT_FOUND", "The requested resource does not exist", null);
    }

    [Fact]
    public async Task A_condition_with_it_finds_no_row()
    {
        await _org.CreateAsync("Contact", $$"""{"LastName":"Ray","AccountId":"{{_id}}"}""");
        foreach (var wrong in Wrong)
        {
            Assert.Empty(await _org.RowsAsync($"SELECT Id FROM Account WHERE Id = '{wrong}'"));
            Assert.Empty(await _org.RowsAsync($"SELECT Id FROM Contact WHERE AccountId IN ('{wrong}')"));
            Assert.Equal(["Acme"], await _org.RowsAsync($"SELECT Name FROM Account WHERE Id != '{wrong}'"));
            Assert.Equal(["Acme"], await _org.RowsAsync($"SELECT Name FROM Account WHERE Id IN ('{wrong}', '{_id[..15]}')"));
        }
    }

    [Fact]
    public async Task A_reference_to_it_is_one_to_no_record()
    {
        foreach (var wrong in Wrong)
        {
            var message = $"insufficient access rights on cross-reference id: {wrong}";
            (await _org.SendAsync("POST", "sobjects/Contact", $$"""{"LastName":"x","AccountId":"{{wrong}}"}""")).IsError(
                400, "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", message, []);
            (await _org.SendAsync("PATCH", $"sobjects/Account/{_id}", $$"""{"ParentId":"{{wrong}}"}""")).IsError(
                400, "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", message, []);
            var tree = await _org.SendAsync(
                "POST", "composite/tree/Contact",
                $$$"""{"records":[{"attributes":{"type":"Contact","referenceId":"a"},"LastName":"x","AccountId":"{{{wrong}}}"}]}""");
            Assert.Contains("INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", tree.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_collection_has_a_result_of_no_record_for_it()
    {
        foreach (var wrong in Wrong)
        {
            var update = await _org.SendAsync(
                "PATCH", "composite/sobjects", $$$"""{"records":[{"attributes":{"type":"Account"},"Id":"{{{wrong}}}","Name":"x"}]}""");
            Assert.Equal("INVALID_CROSS_REFERENCE_KEY", update.Body[0].GetProperty("errors")[0].GetProperty("statusCode").GetString());
            var deleted = await _org.SendAsync("DELETE", $"composite/sobjects?ids={wrong}");
            Assert.Equal((HttpStatusCode.OK, "INVALID_CROSS_REFERENCE_KEY"), (deleted.Status, deleted.Body[0].GetProperty(
                "errors")[0].GetProperty("statusCode").GetString()));
            Assert.Equal("[null]", (await _org.GetAsync($"composite/sobjects/Account?ids={wrong}&fields=Name")).Text);
            Assert.Equal("[null]", (await _org.SendAsync(
                "POST", "composite/sobjects/Account", $$"""{"ids":["{{wrong}}"],"fields":["Name"]}""")).Text);
            Assert.Equal("UNDELETE_FAILED", (await _org.SendAsync(
                "POST", "/_local/undelete", $$"""{"ids":["{{wrong}}"]}""")).Body[0].GetProperty("errorCode").GetString());
        }
        Assert.Equal(["Acme"], await _org.RowsAsync("SELECT Name FROM Account"));
    }

    [Fact]
    public async Task Check_characters_of_no_case_at_all_are_malformed()
    {
        foreach (var wrong in (string[])[_id[..15] + "ZZZ", _id[..15] + "999", _id[..17] + "!"])
        {
            Assert.NotEqual(HttpStatusCode.OK, (await _org.GetAsync($"sobjects/Account/{Uri.EscapeDataString(wrong)}")).Status);
            Assert.Equal(
                "MALFORMED_ID", (await _org.SendAsync("POST", "sobjects/Contact", $$"""{"LastName":"x","AccountId":"{{wrong}}"}""")).Body[0]
                    .GetProperty("errorCode").GetString());
        }
    }
}
