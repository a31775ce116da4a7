using Salesforce.Typed.Testing;

namespace Acme;

/// <summary>
/// The org that the sample runs against: yours, if the environment names one, else a local one with a few hundred records.
/// </summary>
internal sealed class Target : IAsyncDisposable
{
    private readonly LocalOrg? _local;

    private Target(Uri instance, string token, string description, LocalOrg? local)
    {
        Instance = instance;
        Token = token;
        Description = description;
        _local = local;
    }

    public Uri Instance { get; }

    public string Token { get; }

    public string Description { get; }

    // For the objects of this repository, not for those of your org.
    public bool IsLocal => Instance.IsLoopback;

    public static async Task<Target> FindAsync()
    {
        if (Environment.GetEnvironmentVariable("SALESFORCE_INSTANCE_URL") is { Length: > 0 } url)
        {
            var token = Environment.GetEnvironmentVariable("SALESFORCE_ACCESS_TOKEN")
                ?? throw new InvalidOperationException(
                    "SALESFORCE_INSTANCE_URL is set, SALESFORCE_ACCESS_TOKEN is not. Get one with: sf org auth show-access-token --json");
            return new Target(new Uri(url), token, $"Salesforce.Typed quickstart on {url}", null);
        }
        var folder = AppContext.BaseDirectory;
        var local = await LocalOrg.StartAsync(o => o
            .Snapshots(Path.Combine(folder, "describe-snapshots"))
            .Seed(Path.Combine(folder, "seed.json")));
        return new Target(
            local.Url, local.Token, $"Salesforce.Typed quickstart on a local org: {local.Url} with {local.ObjectCount} objects", local);
    }

    public ValueTask DisposeAsync() => _local?.DisposeAsync() ?? default;
}
