using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>Projects of users that restore the packages from a feed, build and run.</summary>
public sealed class ConsumerTests(PackedFeed feed) : IAsyncLifetime
{
    private const string Query = """
        using Acme.Org;
        using Salesforce.Typed;
        using Salesforce.Typed.Auth;

        using var org = new SalesforceClient(new SalesforceOptions { Instance = new(args[0]), Auth = new ExternalTokenFlow("t") });
        var id = await org.Account.CreateAsync(new Account { Name = "Acme" });
        foreach (var row in await org.Account.Where(a => a.Id == id).Select(a => new { a.Name, Owner = a.Owner!.Name }).ToListAsync())
            Console.WriteLine($"{row.Name} of {row.Owner}");
        """;

    private LocalOrg _org = null!;

    public async ValueTask InitializeAsync() =>
        _org = await LocalOrg.StartAsync(o => o.Snapshots(TestPaths.InRepository("describe-snapshots")).Token("t").Client(
            "c", "s"), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task A_console_app_queries_with_types_of_its_own_snapshots()
    {
        var app = new Consumer(feed, "Console", "<OutputType>Exe</OutputType><RootNamespace>Acme</RootNamespace>").Snapshots(
            "Account", "User").Write("Program.cs", Query);

        await app.BuildCleanAsync();

        Assert.Equal("Acme of Local Admin", await RunAsync(app));
    }

    [Fact]
    public async Task An_app_that_has_the_package_through_its_models_alone_queries_too()
    {
        new Consumer(feed, "Models", "<RootNamespace>Acme</RootNamespace>").Snapshots("Account", "User");
        var app = new Consumer(feed, "App", "<OutputType>Exe</OutputType>", """<ProjectReference Include="../Models/Models.csproj" />""")
            .Write("Program.cs", Query);

        await app.BuildCleanAsync();

        Assert.Equal("Acme of Local Admin", await RunAsync(app));
    }

    [Fact]
    public async Task A_hosted_app_needs_the_hosting_package_and_no_other()
    {
        var app = new Consumer(
            feed, "Hosted", "<OutputType>Exe</OutputType><RootNamespace>Acme</RootNamespace>",
            $"""<PackageReference Include="Salesforce.Typed.Hosting" Version="{PackedFeed.Version}" />""").Snapshots("Account", "User")
                .Write("Program.cs", """
            using Acme.Org;
            using Microsoft.Extensions.Configuration;
            using Microsoft.Extensions.DependencyInjection;
            using Salesforce.Typed;

            var settings = new Dictionary<string, string?> { ["Instance"] = args[0], ["Auth:Flow"] = "ClientCredentials", ["Auth:ClientId"] = "c", ["Auth:ClientSecret"] = "s" };
            var services = new ServiceCollection();
            services.AddSalesforce(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
            await using var provider = services.BuildServiceProvider();
            var org = provider.GetRequiredService<SalesforceClient>();
            Console.WriteLine((await org.Account.Where(a => a.Name == "nobody").Select(a => a.Name).ToListAsync()).Count + " accounts");
            """);

        await app.BuildCleanAsync();

        Assert.Equal("0 accounts", await RunAsync(app));
    }

    [Fact]
    public async Task A_test_project_tests_against_a_local_org()
    {
        var tests = new Consumer(
            feed, "Tests", "<OutputType>Exe</OutputType><RootNamespace>Acme</RootNamespace>", $"""
            <PackageReference Include="Salesforce.Typed" Version="{PackedFeed.Version}" />
            <PackageReference Include="Salesforce.Typed.LocalOrg" Version="{PackedFeed.Version}" />
            <PackageReference Include="xunit.v3" Version="4.0.2" />
            """).Snapshots("Account", "User").Write("AccountTests.cs", """
            using Acme.Org;
            using Salesforce.Typed;
            using Salesforce.Typed.Auth;
            using Salesforce.Typed.Testing;
            using Xunit;

            public sealed class AccountTests
            {
                [Fact]
                public async Task An_account_is_found_by_its_name()
                {
                    var cancel = TestContext.Current.CancellationToken;
                    await using var local = await LocalOrg.StartAsync(o => o.Snapshots("describe-snapshots"), cancel);
                    await using var org = new SalesforceClient(new SalesforceOptions { Instance = local.Url, Auth = new ExternalTokenFlow(local.Token) });
                    var id = await org.Account.CreateAsync(new Account { Name = "Acme" }, cancel);
                    Assert.Equal(id, await org.Account.Where(a => a.Name == "Acme").Select(a => a.Id).SingleAsync(cancel));
                }
            }
            """);

        await tests.BuildCleanAsync();

        var (exitCode, output) = await Dotnet.RunAsync(feed.Consumers, tests.Program);
        Assert.True(exitCode == 0, output);
        Assert.Contains("Total: 1, Errors: 0, Failed: 0", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_native_app_is_published_without_a_warning_and_queries()
    {
        var missing = MachinePackages.MissingForNative();
        Assert.SkipWhen(missing is not null, $"NativeAOT needs {missing}, which is not on this machine.");
        var app = new Consumer(
            feed, "Native",
            "<OutputType>Exe</OutputType><RootNamespace>Acme</RootNamespace><PublishAot>true</PublishAot><InvariantGlobalization>true</InvariantGlobalization>")
            .Snapshots("Account", "User").Write("Program.cs", Query);

        var program = await app.PublishAsync();

        var (exitCode, output) = await Dotnet.RunProgramAsync(program, feed.Consumers, [_org.Url.ToString()]);
        Assert.Equal((0, "Acme of Local Admin"), (exitCode, output.Trim()));
    }

    private async Task<string> RunAsync(Consumer app)
    {
        var (exitCode, output) = await Dotnet.RunAsync(feed.Consumers, app.Program, _org.Url.ToString());
        Assert.True(exitCode == 0, output);
        return output.Trim();
    }
}
