using System.Net;
using System.Security.Cryptography;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Cli.Serve;

/// <summary>What <c>sftyped serve</c> is started with, from its command line and environment.</summary>
internal sealed record ServeSettings
{
    public const string TokenVariable = "SFTYPED_SERVE_TOKEN";
    public const string ClientSecretVariable = "SFTYPED_SERVE_CLIENT_SECRET";
    public const string PasswordVariable = "SFTYPED_SERVE_PASSWORD";

    public required string Snapshots { get; init; }

    public required int Port { get; init; }

    public required int PubSubPort { get; init; }

    public int? TlsPort { get; init; }

    public string? Certificate { get; init; }

    /// <summary>The access token; null for a random one, which is printed.</summary>
    public string? Token { get; init; }

    /// <summary>The values of <c>--client</c>.</summary>
    public required IReadOnlyList<string> Clients { get; init; }

    /// <summary>The file of <c>--clients</c>.</summary>
    public string? ClientsFile { get; init; }

    /// <summary>The secret of the clients of <c>--client</c>.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The password of all users; null takes any.</summary>
    public string? Password { get; init; }

    public required IReadOnlyList<string> RedirectUris { get; init; }

    public required IReadOnlyList<string> Users { get; init; }

    public string? Data { get; init; }

    public required IReadOnlyList<string> Seeds { get; init; }

    public required string Address { get; init; }

    public required IReadOnlyList<string> HostNames { get; init; }

    /// <summary>The value of an environment variable; an empty one counts as none.</summary>
    public static string? FromEnvironment(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <summary>Sets the options of the org.</summary>
    /// <exception cref="ArgumentException">One of them cannot be used.</exception>
    public void Apply(LocalOrgOptions options)
    {
        options.Snapshots(Snapshots).Port(Port).Address(IPAddress.Parse(Address)).PubSubPort(PubSubPort)
            // A token that is set is the only way in, also where it is random.
            .Token(Token ?? "00D" + Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
        if (TlsPort is { } tls)
            options.PubSubTls(tls);
        var ofFile = ClientsFile is null ? [] : ServeClient.ReadFile(ClientsFile);
        foreach (var client in Clients.Select(c => ServeClient.Parse(c, ClientSecret)).Concat(ofFile))
            client.AddTo(options);
        if (Clients.Count > 0 && ClientSecret is not null)
            options.RequireClientSecret();
        if (Password is { } password)
            options.Password(password);
        if (Data is { } file)
            options.Data(file);
        foreach (var uri in RedirectUris)
            options.RedirectUri(uri);
        foreach (var name in HostNames)
            options.HostName(name);
        foreach (var seed in Seeds)
            options.Seed(seed);
    }
}
