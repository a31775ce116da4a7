using Microsoft.Data.Sqlite;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Tests;

/// <summary>Data files that cannot be used, and disks without space.</summary>
public sealed class DataFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("data-").FullName;

    private string File => Path.Combine(_folder, "org.db");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_data_file_in_use_is_refused_with_who_uses_it()
    {
        await using (var org = await OrgClient.StartAsync(o => o.Data(File)))
        {
            var refused = await RefusedAsync();
            Assert.Contains($"it is in use by process {Environment.ProcessId}, the org at {org.Org.Url.AbsoluteUri}, since "
                + $"2", refused, StringComparison.Ordinal);
            await org.CreateAsync("Account", """{"Name":"Acme"}""");
        }
        await using var next = await OrgClient.StartAsync(o => o.Data(File));
        Assert.Equal(["Acme"], await next.RowsAsync("SELECT Name FROM Account"));
    }

    [Fact]
    public async Task A_data_file_is_free_again_when_its_org_could_not_start()
    {
        var seed = Path.Combine(_folder, "bad.json");
        await System.IO.File.WriteAllTextAsync(seed, "null", Cancelled);
        await Assert.ThrowsAsync<InvalidDataException>(() => OrgClient.StartAsync(o => o.Data(File).Seed(seed)));
        await using var next = await OrgClient.StartAsync(o => o.Data(File));
    }

    [Theory]
    [InlineData("text", "it is not a SQLite database")]
    [InlineData("header", "it is damaged or cut off")]
    [InlineData("half", "it is damaged or cut off")]
    [InlineData("short", "it is damaged or cut off")]
    [InlineData("page", "it is damaged or cut off")]
    [InlineData("other", "it is a SQLite database of another program")]
    [InlineData("newer", "a newer version of LocalOrg wrote it (format 99; this version reads formats up to 1). Update sftyped")]
    [InlineData("readonly", "is read-only")]
    [InlineData("folder", "it is a folder")]
    [InlineData("missing", "there is no folder")]
    [InlineData("long", "too long")]
    public async Task A_data_file_that_cannot_be_used_is_refused_in_a_sentence(string kind, string reason)
    {
        var file = kind switch
        {
            "missing" => Path.Combine(_folder, "no", "org.db"),
            "long" => Path.Combine(_folder, new string('x', 300) + ".db"),
            _ => File,
        };
        await PrepareAsync(kind);
        var before = kind is "folder" or "missing" or "long" ? [] : await System.IO.File.ReadAllBytesAsync(file, Cancelled);
        var refused = await Assert.ThrowsAnyAsync<IOException>(() => OrgClient.StartAsync(o => o.Data(file)));
        Assert.StartsWith($"The data file '{file}' cannot be used: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        if (before.Length > 0)
            Assert.Equal(before, await System.IO.File.ReadAllBytesAsync(file, Cancelled));
    }

    [Fact]
    public async Task A_data_file_of_before_the_format_had_a_number_is_taken()
    {
        await using (var org = await OrgClient.StartAsync(o => o.Data(File)))
            await org.CreateAsync("Account", """{"Name":"Acme"}""");
        Execute("PRAGMA application_id = 0", "PRAGMA user_version = 0", "DROP TABLE _run");
        await using var again = await OrgClient.StartAsync(o => o.Data(File));
        Assert.Equal(["Acme"], await again.RowsAsync("SELECT Name FROM Account"));
    }

    [Fact]
    public async Task An_empty_file_is_a_new_data_file()
    {
        await System.IO.File.WriteAllTextAsync(File, "", Cancelled);
        await using var org = await OrgClient.StartAsync(o => o.Data(File));
        Assert.Equal(["admin@local.example"], await org.RowsAsync("SELECT Username FROM User"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_full_disk_answers_STORAGE_LIMIT_EXCEEDED_and_loses_nothing_that_was_acknowledged(bool isInFile)
    {
        var acknowledged = new List<string>();
        await using (var org = await OrgClient.StartAsync(o =>
        {
            if (isInFile)
                o.Data(File);
        }))
        {
            LimitPages(org, 40);
            var refused = 0;
            for (var i = 0; refused < 20; i++)
            {
                var (path, json) = Write(i);
                var answer = await org.SendAsync("POST", path, json);
                if ((int)answer.Status is 200 or 201)
                    Acknowledge(answer);
                else
                {
                    answer.IsError(400, "STORAGE_LIMIT_EXCEEDED", "storage limit exceeded");
                    refused++;
                }
                Assert.True(i < 5000, "The database never became full.");
            }
            Assert.Equal(acknowledged.Order(StringComparer.Ordinal), await AccountsAsync(org));
            // Reading goes on, and so does writing once there is space.
            LimitPages(org, 100_000);
            acknowledged.Add(await org.CreateAsync("Account", """{"Name":"after"}"""));
            Assert.Equal(acknowledged.Order(StringComparer.Ordinal), await AccountsAsync(org));
            Assert.Equal(acknowledged.Count, org.Org.Events.Count);
        }
        if (!isInFile)
            return;
        await using var again = await OrgClient.StartAsync(o => o.Data(File));
        Assert.Equal(acknowledged.Order(StringComparer.Ordinal), await AccountsAsync(again));
        Assert.Equal(acknowledged.Count, again.Org.Events.Count);

        // One record; and several, of which each has a result of its own.
        static (string Path, string Json) Write(int i)
        {
            var filler = new string('x', 3000);
            return i % 3 == 0
                ? ("sobjects/Account", $$"""{"Name":"{{i}}","Description":"{{filler}}"}""")
                : ("composite/sobjects", $$"""{"records":[{{string.Join(',', Enumerable.Range(0, 5).Select(r =>
                    $$"""{"attributes":{"type":"Account"},"Name":"{{i}}.{{r}}","Description":"{{filler}}"}"""))}}]}""");
        }

        void Acknowledge(Answer answer)
        {
            if (answer.Body.ValueKind == System.Text.Json.JsonValueKind.Object)
                acknowledged.Add(answer.Body.GetProperty("id").GetString()!);
            else
            {
                foreach (var result in answer.Body.EnumerateArray())
                {
                    if (result.GetProperty("success").GetBoolean())
                        acknowledged.Add(result.GetProperty("id").GetString()!);
                    else
                        Assert.Equal("STORAGE_LIMIT_EXCEEDED", result.GetProperty("errors")[0].GetProperty("statusCode").GetString());
                }
            }
        }
    }

    [Theory]
    [InlineData("POST", "sobjects/Account", """{"Name":"new"}""")]
    [InlineData("PATCH", "sobjects/Account/ErpId__c/K-1", """{"Name":"changed"}""")]
    [InlineData("PATCH", "sobjects/Account/ErpId__c/K-2", """{"Name":"new"}""")]
    [InlineData("PATCH", "sobjects/Account/ID", """{"Name":"changed"}""")]
    public async Task A_write_whose_view_cannot_be_noted_is_refused_as_a_whole(string method, string path, string body)
    {
        await using var org = await OrgClient.StartAsync();
        var id = await org.CreateAsync("Account", """{"Name":"Acme","ErpId__c":"K-1"}""");
        var events = org.Org.Events.Count;
        // The first is for new rows, the second for existing rows.
        foreach (var when in new[] { "INSERT", "UPDATE" })
            org.Org.Database.Execute($"CREATE TRIGGER full{when} BEFORE {when} ON _recent BEGIN SELECT RAISE(ABORT, 'too many'); END");
        var answer = await org.SendAsync(method, path.Replace("ID", id, StringComparison.Ordinal), body);
        Assert.Equal("QUERY_TOO_COMPLICATED", answer.Body[0].GetProperty("errorCode").GetString());
        Assert.Equal(["Acme|K-1"], await org.RowsAsync("SELECT Name, ErpId__c FROM Account"));
        Assert.Equal(events, org.Org.Events.Count);
    }

    [Fact]
    public async Task A_record_is_read_on_a_full_disk()
    {
        await using var org = await OrgClient.StartAsync();
        var ids = new List<string>();
        for (var call = 0; call < 3; call++)
        {
            var records = Enumerable.Range(0, 200).Select(i => $$"""{"attributes":{"type":"Account"},"Name":"{{i}}"}""");
            var answer = await org.SendAsync("POST", "composite/sobjects", $$"""{"records":[{{string.Join(',', records)}}]}""");
            ids.AddRange(answer.Body.EnumerateArray().Select(r => r.GetProperty("id").GetString()!));
        }
        LimitPages(org, 0);
        foreach (var id in ids)
        {
            var answer = await org.GetAsync($"sobjects/Account/{id}");
            Assert.True((int)answer.Status == 200, answer.Text);
        }
        (await org.SendAsync("POST", "sobjects/Account", $$"""{"Name":"x","Description":"{{new string('x', 9000)}}"}"""))
            .IsError(400, "STORAGE_LIMIT_EXCEEDED", "storage limit exceeded");
    }

    [Fact]
    public async Task An_org_that_does_not_start_leaves_its_data_file_to_others()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => OrgClient.StartAsync(o => o.Data(File).ChangeEvents("Nothing")));
        await using var org = await OrgClient.StartAsync(o => o.Data(File));
        await org.CreateAsync("Account", """{"Name":"Acme"}""");
    }

    [Fact]
    public void A_second_connection_that_cannot_be_opened_is_reported_to_the_caller()
    {
        using var database = Database.Open(File);
        System.IO.File.Move(File, File + ".moved");
        Directory.CreateDirectory(File);
        Assert.Throws<DataFileException>(() => new Checkpoints(database, new DatabaseLock()));
    }

    [Theory]
    [InlineData("SELECT Id FROM Account WHERE _deleted = 1 AND _deletedWith = ?1 ORDER BY _row")]
    [InlineData("DELETE FROM Account WHERE _deleted = 1 AND _deletedWith = ?1")]
    [InlineData("UPDATE Account SET _deleted = 0 WHERE _deleted = 1 AND _deletedWith = ?1")]
    public async Task What_was_deleted_with_a_record_is_found_by_an_index(string sql)
    {
        await using var org = await OrgClient.StartAsync();
        using var plan = org.Org.Database.Prepare("EXPLAIN QUERY PLAN " + sql);
        Assert.True(plan.Step());
        Assert.Contains("USING INDEX _i_Account_deletedWith (_deletedWith=?)", plan.Text(3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_is_copied_into_the_data_file_while_the_org_runs()
    {
        await using var org = await OrgClient.StartAsync(o => o.Data(File));
        var filler = new string('x', 30_000);
        for (var call = 0; call < 3; call++)
        {
            var records = Enumerable.Range(0, 200).Select(
                i => $$"""{"attributes":{"type":"Account"},"Name":"{{i}}","Description":"{{filler}}"}""");
            Assert.Equal(
                200, (int)(await org.SendAsync("POST", "composite/sobjects", $$"""{"records":[{{string.Join(',', records)}}]}""")).Status);
        }
        for (var waited = 0; new FileInfo(File).Length < 16 << 20 && waited < 200; waited++)
            await Task.Delay(100, Cancelled);
        Assert.InRange(new FileInfo(File).Length, 16 << 20, long.MaxValue);
        Assert.Equal(600, (await org.QueryAsync("SELECT COUNT() FROM Account")).Body.GetProperty("totalSize").GetInt32());
    }

    private static async Task<IEnumerable<string>> AccountsAsync(OrgClient org) =>
        (await org.RowsAsync("SELECT Id FROM Account")).Order(StringComparer.Ordinal);

    private static void LimitPages(OrgClient org, int more)
    {
        using var count = org.Org.Database.Prepare("PRAGMA page_count");
        var pages = count.Step() ? count.Integer(0) : 0;
        org.Org.Database.Execute($"PRAGMA max_page_count = {pages + more}");
    }

    private async Task PrepareAsync(string kind)
    {
        switch (kind)
        {
            case "text": await System.IO.File.WriteAllTextAsync(File, new string('x', 10_000), Cancelled); return;
            case "folder": Directory.CreateDirectory(File); return;
            case "missing" or "long": return;
            case "other": Execute("CREATE TABLE books (title TEXT)"); return;
        }
        await using (var org = await OrgClient.StartAsync(o => o.Data(File)))
            await org.CreateAsync("Account", """{"Name":"Acme"}""");
        var bytes = await System.IO.File.ReadAllBytesAsync(File, Cancelled);
        switch (kind)
        {
            case "header": Array.Fill(bytes, (byte)0xEE, 100, 200); break;
            case "half": bytes = bytes[..(bytes.Length / 2)]; break;
            case "short": bytes = bytes[..5000]; break;
            case "page": Array.Fill(bytes, (byte)0xEE, 8192, 4096); break;
            case "newer": Execute("PRAGMA user_version = 99"); return;
            case "readonly": System.IO.File.SetAttributes(File, FileAttributes.ReadOnly); return;
        }
        await System.IO.File.WriteAllBytesAsync(File, bytes, Cancelled);
    }

    private void Execute(params string[] statements)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        foreach (var text in statements)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this class.
            command.CommandText = text;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }
    }

    private async Task<string> RefusedAsync() =>
        (await Assert.ThrowsAnyAsync<IOException>(() => OrgClient.StartAsync(o => o.Data(File)))).Message;
}
