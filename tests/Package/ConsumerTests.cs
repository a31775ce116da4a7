using Salesforce.Typed.Local;

namespace Salesforce.Typed.Tests;

/// <summary>Projects of users that restore the packages from a feed, build and run.</summary>
public sealed class ConsumerTests(PackedFeed feed) : IAsyncLifetime
{
    private const string Query = """
        using Acme.Org;
        using Salesforce.Typed;

        using var org = new SalesforceClient(new SalesforceOptions { Instance = new(args[0]), Auth = new ExternalToken("t") });
        var id = await org.Account.CreateAsync(new Account { Name = "Acme" });
        foreach (var row in await org.Account.Where(a => a.Id == id).Select(a => new { a.Name, Owner = a.Owner!.Name }).ToListAsync())
            Console.WriteLine($"{row.Name} of {row.Owner}");
        """;

    private LocalOrg _org = null!;

    public async ValueTask InitializeAsync() =>
        _org = await LocalOrg.StartAsync(o => o.Snapshots(TestPaths.InRepository("describe-snapshots")).Token("t"), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task A_console_app_queries_with_types_of_its_own_snapshots()
    {
        var app = new Consumer(feed, "Console", "<OutputType>Exe</OutputType><RootNamespace>Acme</RootNamespace>").Snapshots("Account", "User").Write("Program.cs", Query);

        await app.BuildCleanAsync();

        Assert.Equal("Acme of Local Admin", await RunAsync(app));
    }

    [Fact]
    public async Task An_app_that_has_the_package_through_its_models_alone_queries_too()
    {
        new Consumer(feed, "Models", "<RootNamespace>Acme</RootNamespace>").Snapshots("Account", "User");
        var app = new Consumer(feed, "App", "<OutputType>Exe</OutputType>", """<ProjectReference Include="../Models/Models.csproj" />""").Write("Program.cs", Query);

        await app.BuildCleanAsync();

        Assert.Equal("Acme of Local Admin", await RunAsync(app));
    }

    private async Task<string> RunAsync(Consumer app)
    {
        var (exitCode, output) = await Dotnet.RunAsync(feed.Consumers, app.Program, _org.Url.ToString());
        Assert.True(exitCode == 0, output);
        return output.Trim();
    }
}
