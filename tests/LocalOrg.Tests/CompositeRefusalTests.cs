using System.Net;

namespace Salesforce.Typed.Tests;

/// <summary>Requests of several calls that cannot be read, or would take too long to read.</summary>
public sealed class CompositeRefusalTests : IAsyncLifetime
{
    private OrgClient _org = null!;

    public async ValueTask InitializeAsync() => _org = await OrgClient.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task A_batch_that_cannot_be_read_runs_nothing()
    {
        foreach (var second in (string[])[
            "null", "[]", "5", "\"x\"", "{}", """{"method":"GET"}""", """{"url":"v67.0/limits"}""", """{"method":5,"url":"v67.0/limits"}""",
            """{"method":"GET","url":null}"""
        ])
        {
            var answer = await _org.SendAsync(
                "POST", "composite/batch",
                """{"batchRequests":[{"method":"POST","url":"v67.0/sobjects/Account","richInput":{"Name":"x"}},""" + second + "]}");
            Assert.Equal(
                (HttpStatusCode.BadRequest, "JSON_PARSER_ERROR"), (answer.Status, answer.Body[0].GetProperty("errorCode").GetString()));
        }
        Assert.Empty(await _org.RowsAsync("SELECT Id FROM Account"));
    }

    [Theory]
    [InlineData("composite/sobjects", """{"allOrNone":5,"records":[]}""")]
    [InlineData("composite/sobjects", """{"allOrNone":"yes","records":[]}""")]
    [InlineData("composite", """{"allOrNone":[],"compositeRequest":[]}""")]
    [InlineData("composite", """{"collateSubrequests":{},"compositeRequest":[]}""")]
    [InlineData("composite/batch", """{"haltOnError":1,"batchRequests":[]}""")]
    public async Task A_switch_that_is_neither_true_nor_false_is_refused(string path, string body) =>
        Assert.StartsWith("Cannot deserialize instance of boolean from ", (await _org.SendAsync("POST", path, body)).Body[0].GetProperty(
            "message").GetString(), StringComparison.Ordinal);

    [Fact]
    public async Task A_graph_in_which_each_node_refers_to_all_others_is_answered_at_once()
    {
        var nodes = Enumerable.Range(0, 60).Select(i => string.Concat(Enumerable.Range(0, i).Select(j => "@{n" + j + ".id}")) is var earlier
            ? $$$"""{"method":"POST","url":"/services/data/v67.0/sobjects/Account","referenceId":"n{{{i}}}","body":{"Name":"{{{earlier}}}"}}"""
            : "");
        var answer = await _org.SendAsync(
            "POST", "composite/graph", $$"""{"graphs":[{"graphId":"1","compositeRequest":[{{string.Join(",", nodes)}}]}]}""");
        Assert.Equal((HttpStatusCode.BadRequest, "LIMIT_EXCEEDED"), (answer.Status, answer.Body[0].GetProperty("errorCode").GetString()));
    }
}
