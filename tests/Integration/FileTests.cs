using Acme.Crm;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Files;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Files against a local org in which Account.Site is a base64 field: the snapshots here have none, and the client asks no describe.
/// </summary>
public sealed class FileTests
{
    private const int Length = 20 * 1024 * 1024;

    [Fact]
    public async Task A_file_goes_there_and_back_and_is_replaced()
    {
        await using var local = await LocalOrg.StartAsync(o => o.Schema(WithFile()), Cancel);
        await using var org = new SalesforceClient(
            new SalesforceOptions { Instance = local.Url, Auth = new ExternalTokenFlow(local.Token) });
        var bytes = new byte[Length];
        new Random(5).NextBytes(bytes);
        var id = await org.Account.CreateWithFileAsync(
            new Account { Name = "Acme" }, a => a.Site, new FileUpload(new MemoryStream(bytes), "a.bin"), Cancel);
        Assert.Equal(bytes, await ReadAsync());
        await org.Account.UpdateWithFileAsync(Account.WithId(id) with { Name = "Acme 2" }, a => a.Site, new FileUpload(
            new MemoryStream([1, 13, 10, 45, 45]), "b.bin"), Cancel);
        Assert.Equal([1, 13, 10, 45, 45], await ReadAsync());
        Assert.Equal("Acme 2", (await org.Account.GetAsync(id, a => [a.Name], Cancel))!.Name);
        await Assert.ThrowsAsync<SalesforceNotFoundException>(() => org.Account.OpenFileAsync(id, a => a.Phone, Cancel));

        async Task<byte[]> ReadAsync()
        {
            await using var stream = await org.Account.OpenFileAsync(id, a => a.Site, Cancel);
            var copy = new MemoryStream();
            await stream.CopyToAsync(copy, Cancel);
            return copy.ToArray();
        }
    }

    private static OrgSchema WithFile()
    {
        var objects = SnapshotFolder.Load(TestPaths.InRepository("describe-snapshots")).Objects;
        return new OrgSchema([.. objects.Select(o => o.Name == "Account"
            ? o with { Fields = new(o.Fields.Select(f => f.Name == "Site" ? f with { Type = FieldType.Base64 } : f)) }
            : o)]);
    }
}
