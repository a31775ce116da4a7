using System.IO.Compression;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>Projects that have their models in an assembly below <c>obj/</c>: the property <c>SalesforceModelsAssembly</c>.</summary>
public sealed class ModelsAssemblyTests(PackedFeed feed) : IAsyncLifetime
{
    private const string App = "<OutputType>Exe</OutputType>" + Library;

    private const string Library = "<RootNamespace>Acme</RootNamespace><SalesforceModelsAssembly>true</SalesforceModelsAssembly>";

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
        _org = await LocalOrg.StartAsync(
            o => o.Snapshots(TestPaths.InRepository("describe-snapshots")).Token("t"), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    // They build whole projects: CI runs the others, and tests/long.sh runs all.
    private static void RequireLongTests() => Assert.SkipUnless(
        Environment.GetEnvironmentVariable("LONG_TESTS") == "1", "Takes a minute or more: set LONG_TESTS=1.");

    [Fact]
    public async Task The_models_are_compiled_when_a_snapshot_changes_and_not_at_an_edit()
    {
        var app = new Consumer(feed, "Incremental", App).Snapshots("Account", "User").Write("Program.cs", Query);
        await app.BuildCleanAsync();
        Assert.Equal("Acme of Local Admin", await RunAsync(app.Program));
        var models = new FileInfo(ModelsOf(app, "Incremental"));
        var first = models.LastWriteTimeUtc;

        app.Write("Program.cs", Query.Replace(" of ", " belongs to ", StringComparison.Ordinal));
        await app.BuildCleanAsync();
        Assert.Equal("Acme belongs to Local Admin", await RunAsync(app.Program));
        Assert.Equal(first, Written(models));

        app.Snapshots("Contact").Write("Program.cs", "using Acme.Org; Console.WriteLine(new Contact { LastName = \"Ray\" }.LastName);");
        await app.BuildCleanAsync();
        Assert.Equal("Ray", await RunAsync(app.Program));
        var second = Written(models);
        Assert.NotEqual(first, second);

        File.Delete(app.PathOf("describe-snapshots/Contact.json"));
        var (succeeded, output) = await app.BuildAsync();
        Assert.False(succeeded, output);
        Assert.Matches(@"Program\.cs\(1,\d+\): error CS", output);
        Assert.NotEqual(second, Written(models));

        await app.SucceedAsync("clean", "-nologo", "-v:minimal");
        models.Refresh();
        Assert.False(models.Exists);
        Assert.Empty(Directory.GetFiles(app.PathOf("bin"), "*.SalesforceModels.*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_property_that_changes_the_models_compiles_them_again()
    {
        var app = new Consumer(feed, "Property", App).Snapshots("Account", "User").Write("Program.cs", Query);
        await app.BuildCleanAsync();
        var documentation = Path.ChangeExtension(ModelsOf(app, "Property"), ".xml");
        Assert.True(File.Exists(documentation));

        app.Write("Program.cs", Query.Replace("Acme.Org", "Acme.Crm", StringComparison.Ordinal));
        var (succeeded, output) = await app.BuildAsync("-p:SalesforceTypedNamespace=Acme.Crm", "-p:SalesforceModelsDocumentation=false");

        Assert.True(succeeded, output);
        Assert.Equal("Acme of Local Admin", await RunAsync(app.Program));
        Assert.False(File.Exists(documentation));
    }

    [Fact]
    public async Task An_app_gains_and_loses_models_without_a_change_of_its_project_file()
    {
        RequireLongTests();
        const string on = "<SalesforceModelsAssembly>true</SalesforceModelsAssembly>";
        var models = new Consumer(feed, "Gained", "<RootNamespace>Acme</RootNamespace>").Snapshots("Account", "User");
        var app = new Consumer(feed, "Gains", "<OutputType>Exe</OutputType>", """<ProjectReference Include="../Gained/Gained.csproj" />""")
            .Write("Program.cs", Query);
        await app.BuildCleanAsync();

        foreach (var properties in new[] { on, "" })
        {
            models.Write("Directory.Build.props", $"<Project><PropertyGroup>{properties}</PropertyGroup></Project>");
            await app.BuildCleanAsync();
            Assert.Equal("Acme of Local Admin", await RunAsync(app.Program));
            Assert.Equal(properties == on, File.Exists(Path.Combine(Path.GetDirectoryName(app.Program)!, "Gained.SalesforceModels.dll")));
        }
    }

    [Fact]
    public async Task Projects_that_reference_the_project_use_its_models()
    {
        new Consumer(feed, "AppModels", Library).Snapshots("Account", "User");
        new Consumer(feed, "Between", "", """<ProjectReference Include="../AppModels/AppModels.csproj" />""")
            .Write("Names.cs", "public static class Names { public static string Of(Acme.Org.Account account) => account.Name; }");
        var app = new Consumer(
            feed, "Outer", "<OutputType>Exe</OutputType>", """<ProjectReference Include="../Between/Between.csproj" />""")
            .Write("Program.cs", Query.Replace("{row.Name}", "{Names.Of(new Account { Name = row.Name })}", StringComparison.Ordinal));

        await app.BuildCleanAsync();

        Assert.Equal("Acme of Local Admin", await RunAsync(app.Program));
    }

    [Fact]
    public async Task A_test_project_tests_an_app()
    {
        RequireLongTests();
        new Consumer(feed, "Tested", App).Snapshots("Account", "User").Write("Program.cs", """
            using Acme.Org;
            using Salesforce.Typed;

            Console.WriteLine("app");

            public static class Accounts
            {
                public static async Task<string> FirstAsync(SalesforceClient org) => (await org.Account.Select(a => new { a.Name }).FirstOrDefaultAsync())!.Name;
            }
            """);
        var tests = new Consumer(
            feed, "Tested.Tests", "<OutputType>Exe</OutputType>", $"""
            <ProjectReference Include="../Tested/Tested.csproj" />
            <PackageReference Include="Salesforce.Typed.LocalOrg" Version="{PackedFeed.Version}" />
            <PackageReference Include="xunit.v3" Version="4.0.2" />
            """).Write("AccountTests.cs", """
            using Acme.Org;
            using Salesforce.Typed;
            using Salesforce.Typed.Auth;
            using Salesforce.Typed.Testing;
            using Xunit;

            public sealed class AccountTests
            {
                [Fact]
                public async Task The_first_account_is_found()
                {
                    var cancel = TestContext.Current.CancellationToken;
                    await using var local = await LocalOrg.StartAsync(o => o.Snapshots("../Tested/describe-snapshots"), cancel);
                    await using var org = new SalesforceClient(new SalesforceOptions { Instance = local.Url, Auth = new ExternalTokenFlow(local.Token) });
                    await org.Account.CreateAsync(new Account { Name = "Acme" }, cancel);
                    Assert.Equal("Acme", await Accounts.FirstAsync(org));
                }
            }
            """);

        await tests.BuildCleanAsync();

        var (exitCode, output) = await Dotnet.RunAsync(tests.PathOf("."), tests.Program);
        Assert.True(exitCode == 0, output);
        Assert.Contains("Total: 1, Errors: 0, Failed: 0", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_has_the_models_and_a_project_that_installs_it_uses_them()
    {
        RequireLongTests();
        var library = new Consumer(feed, "Packed", Library + "<Version>1.2.3</Version>").Snapshots("Account", "User");
        var packages = Path.Combine(feed.Consumers, "packed-models");

        await library.SucceedAsync("pack", "-nologo", "-v:minimal", "-o", packages);

        await using (var package = await ZipFile.OpenReadAsync(
            Path.Combine(packages, "Packed.1.2.3.nupkg"), TestContext.Current.CancellationToken))
        {
            Assert.Equal(
                ["Packed.SalesforceModels.dll", "Packed.SalesforceModels.xml", "Packed.dll"],
                package.Entries.Where(e => e.FullName.StartsWith("lib/net10.0/", StringComparison.Ordinal)).Select(e => e.Name).Order(
                    StringComparer.Ordinal));
        }
        var app = new Consumer(
            feed, "Installs", $"<OutputType>Exe</OutputType><RestoreAdditionalProjectSources>{packages}</RestoreAdditionalProjectSources>",
            """<PackageReference Include="Packed" Version="1.2.3" />""").Write("Program.cs", Query);
        await app.BuildCleanAsync();
        Assert.Equal("Acme of Local Admin", await RunAsync(app.Program));
    }

    [Fact]
    public async Task A_trimmed_single_file_is_published_without_a_warning_and_queries()
    {
        RequireLongTests();
        var missing = MachinePackages.MissingForTrimming();
        Assert.SkipWhen(missing is not null, $"Trimming needs {missing}, which is not on this machine.");
        var app = new Consumer(
            feed, "Single",
            App + "<PublishSingleFile>true</PublishSingleFile><PublishTrimmed>true</PublishTrimmed><InvariantGlobalization>true</InvariantGlobalization>")
            .Snapshots("Account", "User").Write("Program.cs", Query);

        var program = await app.PublishAsync();

        Assert.Equal("Acme of Local Admin", await RunProgramAsync(program));
        Assert.False(File.Exists(Path.Combine(Path.GetDirectoryName(program)!, "Single.SalesforceModels.dll")));
    }

    [Fact]
    public async Task A_native_app_is_published_without_a_warning_and_queries()
    {
        RequireLongTests();
        var missing = MachinePackages.MissingForNative();
        Assert.SkipWhen(missing is not null, $"NativeAOT needs {missing}, which is not on this machine.");
        var app = new Consumer(
            feed, "NativeModels", App + "<PublishAot>true</PublishAot><InvariantGlobalization>true</InvariantGlobalization>")
            .Snapshots("Account", "User").Write("Program.cs", Query);

        Assert.Equal("Acme of Local Admin", await RunProgramAsync(await app.PublishAsync()));
    }

    [Fact]
    public async Task An_editor_gets_the_models_before_the_first_build()
    {
        RequireLongTests();
        var app = new Consumer(feed, "Editor", App).Snapshots("Account", "User").Write("Program.cs", Query);
        await app.SucceedAsync("restore", "-nologo");

        var arguments = await app.SucceedAsync(
            "msbuild", "-nologo", "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildingProject=false", "-p:SkipCompilerExecution=true",
            "-p:ProvideCommandLineArgs=true", "-getItem:CscCommandLineArgs");

        Assert.Contains("Editor.SalesforceModels.dll", arguments, StringComparison.Ordinal);
        Assert.True(File.Exists(ModelsOf(app, "Editor")));
    }

    [Theory]
    [InlineData("maybe", "error SFT0103: SalesforceModelsAssembly is 'maybe', which is neither true nor false.")]
    [InlineData("TRUE", null)]
    public async Task A_value_that_is_neither_true_nor_false_is_an_error(string value, string? error)
    {
        var app =
            new Consumer(
                feed, "Value" + value, $"<RootNamespace>Acme</RootNamespace><SalesforceModelsAssembly>{value}</SalesforceModelsAssembly>")
                    .Snapshots("Account", "User");

        var (succeeded, output) = await app.BuildAsync();

        Assert.True(succeeded == error is null, output);
        Assert.Contains(error ?? "0 Warning(s)", output, StringComparison.Ordinal);
        Assert.Equal(error is null, File.Exists(ModelsOf(app, "Value" + value)));
    }

    [Fact]
    public async Task A_project_without_the_generator_is_refused()
    {
        RequireLongTests();
        var app = new Consumer(feed, "NoGenerator", Library).Snapshots("Account", "User").Write("Directory.Build.targets", """
            <Project>
              <Target Name="RemoveAnalyzers" BeforeTargets="SalesforceTypedPrepareModels">
                <ItemGroup><Analyzer Remove="@(Analyzer)" /></ItemGroup>
              </Target>
            </Project>
            """);

        var (succeeded, output) = await app.BuildAsync();

        Assert.False(succeeded, output);
        Assert.Contains("error SFT0103: SalesforceModelsAssembly is true, but the generator of Salesforce.Typed is not among the "
            + "analyzers", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_read_fails_the_build_at_its_line()
    {
        var app = new Consumer(feed, "Broken", Library).Snapshots("User").Write(
            "describe-snapshots/Account.json", "{\n  \"snapshot\": 1, \"name\": 7\n}");

        var (succeeded, output) = await app.BuildAsync();

        Assert.False(succeeded, output);
        Assert.Matches(@"Account\.json\(2,\d+\): error SFT0001", output);
    }

    private static string ModelsOf(Consumer app, string name) =>
        app.PathOf(Path.Combine("obj", "Debug", "net10.0", "salesforce-models", name + ".SalesforceModels.dll"));

    private static DateTime Written(FileInfo file)
    {
        file.Refresh();
        return file.LastWriteTimeUtc;
    }

    private async Task<string> RunAsync(string program) => await RunProgramAsync("dotnet", program);

    private async Task<string> RunProgramAsync(string program, params string[] arguments)
    {
        var (exitCode, output) = await Dotnet.RunProgramAsync(program, feed.Consumers, [.. arguments, _org.Url.ToString()]);
        Assert.True(exitCode == 0, output);
        return output.Trim();
    }
}
