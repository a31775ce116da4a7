using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Tests;

/// <summary>Fields that hold files: sent as parts or as base64, read as bytes.</summary>
public sealed class FileTests : IAsyncLifetime
{
    private static readonly byte[] Bytes = [0, 1, 2, 13, 10, 45, 45, 255, 0, 128];

    private OrgClient _org = null!;

    public async ValueTask InitializeAsync() => _org = await OrgClient.StartAsync(o => o.Schema(WithFiles()));

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task A_file_is_created_from_parts_and_read_as_its_bytes()
    {
        var saved = await SendAsync("POST", "sobjects/ContentVersion", """{"PathOnClient":"plan.PDF"}""", ("VersionData", Bytes));
        Assert.True(saved.Status == HttpStatusCode.Created, saved.Text);
        var id = saved.Body.GetProperty("id").GetString()!;
        var record = (await _org.GetAsync($"sobjects/ContentVersion/{id}")).Body;
        Assert.Equal($"/services/data/v67.0/sobjects/ContentVersion/{id}/VersionData", record.GetProperty("VersionData").GetString());
        Assert.Equal(("plan", "PDF", Bytes.Length), (record.GetProperty("Title")
            .GetString(), record.GetProperty("FileExtension").GetString(), record.GetProperty("ContentSize").GetInt32()));
        using var read = await _org.Http.GetAsync(record.GetProperty("VersionData").GetString(), TestContext.Current.CancellationToken);
        Assert.Equal("application/octet-stream", read.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Bytes, await read.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_may_travel_as_base64_and_be_replaced_by_a_part()
    {
        var id = await _org.CreateAsync("Attachment", $$"""{"Name":"a","Body":"{{Convert.ToBase64String(Bytes)}}"}""");
        Assert.Equal(["10"], await _org.RowsAsync("SELECT BodyLength FROM Attachment"));
        Assert.Equal(
            HttpStatusCode.NoContent, (await SendAsync("PATCH", $"sobjects/Attachment/{id}", """{"Name":"b"}""", ("Body", [7]))).Status);
        using var read = await _org.Http.GetAsync(
            $"/services/data/v67.0/sobjects/Attachment/{id}/Body", TestContext.Current.CancellationToken);
        Assert.Equal([7], await read.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["b|1"], await _org.RowsAsync("SELECT Name, BodyLength FROM Attachment"));
        // A change of other fields leaves the file alone.
        await _org.SendAsync("PATCH", $"sobjects/Attachment/{id}", """{"Name":"c"}""");
        Assert.Equal(["c|1"], await _org.RowsAsync("SELECT Name, BodyLength FROM Attachment"));
        (await _org.SendAsync("POST", "sobjects/Attachment", """{"Name":"x","Body":"no!"}"""))
            .IsError(400, "JSON_PARSER_ERROR", "Cannot deserialize instance of base64 from VALUE_STRING value no! or request may be "
                + "missing a required field at [line:1, column:20]", null);
    }

    [Fact]
    public async Task An_empty_file_is_a_file()
    {
        await SendAsync("POST", "sobjects/Attachment", """{"Name":"a"}""", ("Body", []));
        await _org.CreateAsync("Attachment", """{"Name":"b","Body":""}""");
        Assert.Equal(["a|0", "b|0"], await _org.RowsAsync("SELECT Name, BodyLength FROM Attachment ORDER BY Name"));
        Assert.All(await _org.RowsAsync("SELECT Body FROM Attachment"), url => Assert.EndsWith("/Body", url, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Salesforces_own_example_is_understood_with_its_bare_line_ends_and_semicolons()
    {
        const string Body = """
            --boundary_string
            Content-Disposition: form-data; name="entity_attachment";
            Content-Type: application/json

            {"Name": "Brochure"}

            --boundary_string
            Content-Type: application/pdf
            Content-Disposition: form-data; name="Body"; filename="2011Q1MktgBrochure.pdf"

            Binary data goes here.
            --boundary_string--
            """;
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body.ReplaceLineEndings("\n")));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=\"boundary_string\"");
        using var response = await _org.Http.PostAsync(
            "/services/data/v67.0/sobjects/Attachment/", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(["Brochure|22"], await _org.RowsAsync("SELECT Name, BodyLength FROM Attachment"));
    }

    [Fact]
    public async Task Records_of_a_collection_name_their_parts()
    {
        const string Json = """
            {"records":[
              {"attributes":{"type":"Attachment","binaryPartName":"one","binaryPartNameAlias":"Body"},"Name":"a"},
              {"attributes":{"type":"Attachment","binaryPartName":"two","binaryPartNameAlias":"Body"},"Name":"b"},
              {"attributes":{"type":"Attachment","binaryPartName":"three","binaryPartNameAlias":"Body"},"Name":"c"}]}
            """;
        var saved = await SendAsync("POST", "composite/sobjects", Json, ("one", [1]), ("two", [1, 2]));
        Assert.Equal([true, true, false], saved.Body.EnumerateArray().Select(r => r.GetProperty("success").GetBoolean()));
        Assert.Equal(["a|1", "b|2"], await _org.RowsAsync("SELECT Name, BodyLength FROM Attachment ORDER BY Name"));
    }

    [Fact]
    public async Task A_new_version_goes_on_the_document_that_it_names()
    {
        await SendAsync("POST", "sobjects/ContentVersion", """{"PathOnClient":"a.txt"}""", ("VersionData", [1]));
        var document = Assert.Single(await _org.RowsAsync("SELECT ContentDocumentId FROM ContentVersion"));
        await SendAsync(
            "POST", "sobjects/ContentVersion", $$"""{"PathOnClient":"b.txt","ContentDocumentId":"{{document}}"}""",
            ("VersionData", [1, 2]));
        Assert.Equal(
            ["a|1|False", "b|2|True"], await _org.RowsAsync("SELECT Title, VersionNumber, IsLatest FROM ContentVersion ORDER BY Title"));
        Assert.Equal(["b|2|b"], await _org.RowsAsync("SELECT Title, ContentSize, LatestPublishedVersion.Title FROM ContentDocument"));
    }

    [Fact]
    public async Task Parts_that_are_wrong_are_refused_in_the_platforms_words()
    {
        (await SendAsync("POST", "sobjects/Attachment", null, ("Body", [1]))).IsError(
            400, "INVALID_MULTIPART_REQUEST", "Multipart message must include a non-binary part", null);
        (await SendAsync("POST", "sobjects/Attachment", """{"Name":"a"}""", ("Nothing", [1]))).IsError(
            400, "INVALID_FIELD", "No such column 'Nothing' on sobject of type Attachment", null);
        using var form = new MultipartFormDataContent { { new StringContent("{}"), "a" }, { new StringContent("{}"), "b" } };
        using var twice = await _org.Http.PostAsync(
            "/services/data/v67.0/sobjects/Attachment", form, TestContext.Current.CancellationToken);
        Assert.Contains("Cannot include more than one non-binary part", await twice.Content.ReadAsStringAsync(
            TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var cut = new ByteArrayContent("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n{}"u8.ToArray());
        cut.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        using var open = await _org.Http.PostAsync("/services/data/v67.0/sobjects/Attachment", cut, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, open.StatusCode);
    }

    [Fact]
    public async Task A_file_is_no_step_of_a_composite()
    {
        var id = await _org.CreateAsync("Attachment", """{"Name":"a","Body":"AQI="}""");
        var answer = await _org.SendAsync(
            "POST", "composite/batch", $$"""{"batchRequests":[{"method":"GET","url":"v67.0/sobjects/Attachment/{{id}}/Body"}]}""");
        Assert.Equal(400, answer.Body.GetProperty("results")[0].GetProperty("statusCode").GetInt32());
    }

    private async Task<Answer> SendAsync(string method, string path, string? json, params (string Name, byte[] Bytes)[] files)
    {
        using var form = new MultipartFormDataContent();
        if (json is not null)
        {
            var entity = new StringContent(json, Encoding.UTF8, "application/json");
            form.Add(entity, "entity");
        }
        foreach (var (name, bytes) in files)
        {
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(file, name, "file.bin");
        }
        return await _org.SendContentAsync(method, path, form);
    }

    private static OrgSchema WithFiles() => new([
        .. SnapshotFolder.Load(TestPaths.InRepository("describe-snapshots")).Objects,
        Describe("Attachment", "00P", Field("Name", "string", "\"length\":255,\"nameField\":true"), Field(
            "Body", "base64", ""), Field("BodyLength", "int", "", isReadOnly: true)),
        Describe(
            "ContentDocument", "069", Field("Title", "string", "\"length\":255", isReadOnly: true),
            Field("ContentSize", "int", "", isReadOnly: true),
            Field(
                "LatestPublishedVersionId", "reference",
                "\"referenceTo\":[\"ContentVersion\"],\"relationshipName\":\"LatestPublishedVersion\"", isReadOnly: true)),
        Describe(
            "ContentVersion", "068", Field("Title", "string", "\"length\":255,\"nillable\":true"),
            Field("PathOnClient", "string", "\"length\":500,\"nillable\":true"),
            Field("FileExtension", "string", "\"length\":40", isReadOnly: true), Field("ContentSize", "int", "", isReadOnly: true),
            Field("VersionNumber", "string", "\"length\":20", isReadOnly: true),
            Field("IsLatest", "boolean", "", isReadOnly: true), Field("VersionData", "base64", ""),
            Field(
                "ContentDocumentId", "reference",
                "\"nillable\":true,\"referenceTo\":[\"ContentDocument\"],\"relationshipName\":\"ContentDocument\"")),
    ]);

    private static SObjectDescribe Describe(string name, string prefix, params string[] fields) => DescribeReader.Read(
        $$"""
        {"name":"{{name}}","label":"{{name}}","keyPrefix":"{{prefix}}","createable":true,"updateable":true,"deletable":true,"queryable":true,"retrieveable":true,
        "fields":[{"name":"Id","type":"id","label":"Id"},{{string.Join(",", fields)}}]}
        """).Describe!;

    private static string Field(string name, string type, string facts, bool isReadOnly = false)
    {
        var writable = isReadOnly ? "false" : "true";
        return $$"""{"name":"{{name}}","label":"{{name}}","type":"{{type}}","createable":{{writable}},"updateable":{{writable}},"filterable":true,"sortable":true{{(facts.Length > 0 ? "," + facts : "")}}}""";
    }
}
