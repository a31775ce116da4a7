using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>A local org, and a folder with files to load into it by the tool.</summary>
internal sealed class LoadFolder : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private LoadFolder(LocalOrg org) => Org = org;

    public LocalOrg Org { get; }

    public static async Task<LoadFolder> StartAsync(Action<LocalOrgOptions>? configure = null) => new(await LocalOrg.StartAsync(
        o =>
        {
            o.Snapshots(TestPaths.InRepository("describe-snapshots"));
            configure?.Invoke(o);
        },
        TestContext.Current.CancellationToken));

    public string PathOf(string name) => Path.Combine(_folder.Path, name);

    public void Write(string name, string text) => _folder.Write(name, text);

    public void Write(string name, byte[] bytes) => File.WriteAllBytes(PathOf(name), bytes);

    public bool Exists(string name) => Path.Exists(PathOf(name));

    /// <summary>The lines of a file.</summary>
    public string[] Lines(string name) => File.ReadAllLines(PathOf(name));

    public Tool Start(params string[] arguments) => Tool.StartIn(
        _folder.Path, Org.Token, [], [.. arguments, "--instance", Org.Url.ToString()]);

    /// <summary>Runs a command that takes snapshots.</summary>
    public Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) =>
        EndAsync(Start([.. arguments, "--snapshots", TestPaths.InRepository("describe-snapshots")]));

    /// <summary>Runs a command.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> EndAsync(Tool started)
    {
        using var tool = started;
        var (exitCode, output) = await tool.EndAsync(TimeSpan.FromMinutes(3));
        return (exitCode, output.Trim().ReplaceLineEndings("\n"), tool.Error.Trim().ReplaceLineEndings("\n"));
    }

    /// <summary>The rows of a statement as JSON lines.</summary>
    public async Task<string[]> QueryAsync(string soql)
    {
        var (exitCode, output, error) = await EndAsync(Start("query", soql, "--json", "--no-check"));
        Assert.True(exitCode == 0, error);
        return output.Length == 0 ? [] : output.Split('\n');
    }

    public async ValueTask DisposeAsync()
    {
        await Org.DisposeAsync();
        _folder.Dispose();
    }
}
