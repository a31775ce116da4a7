using System.CommandLine;
using System.CommandLine.Parsing;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Cli.Shared.Commands;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Cli.Shared.Orgs;

/// <summary>The options by which a command finds its org, and the client that they make.</summary>
internal sealed class OrgConnection
{
    // A token on the command line would be in the shell's history and in the list of processes.
    private const string TokenVariable = "SFTYPED_TOKEN";

    private readonly Option<string?> _org = new("--org")
    {
        Description = "The alias or user name of an org from sftyped login or the Salesforce CLI (sf).", HelpName = "ALIAS"
    };
    private readonly Option<string?> _instance = new("--instance")
    {
        Description = $"The org's address; its access token is read from the environment variable {TokenVariable}.", HelpName = "URL"
    };
    private readonly Option<string> _version = new("--api-version")
    {
        Description = "The version of the API.", HelpName = "VERSION", DefaultValueFactory = _ => SalesforceOptions.DefaultApiVersion
    };

    private readonly Option<int> _timeout;

    /// <summary>Creates the options.</summary>
    /// <param name="timeout">How many seconds the org may send nothing, unless the command line says otherwise.</param>
    public OrgConnection(int timeout = 60)
    {
        _org.CompletionSources.Add(_ => AliasCompletion.All());
        _timeout = Timeouts.Option("--timeout", "How long the org may send nothing before the command gives up, in seconds.", timeout);
    }

    /// <summary>Gives the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_org);
        command.Add(_instance);
        command.Add(_version);
        command.Add(_timeout);
    }

    /// <summary>
    /// What identifies the org and its user; null where the command line does not: the default org of the Salesforce CLI may
    /// be another tomorrow.
    /// </summary>
    public string? Key(ParseResult parsed) => (parsed.GetValue(_org), parsed.GetValue(_instance)) switch
    {
        (_, { } instance) => $"{instance} {Environment.GetEnvironmentVariable(TokenVariable)} {parsed.GetValue(_version)}",
        ({ } org, _) => $"{org} {parsed.GetValue(_version)}",
        _ => null,
    };

    /// <summary>Whether an org was named.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_org) is not null || parsed.GetValue(_instance) is not null;

    /// <summary>Whether an org was named.</summary>
    public bool IsGiven(CommandResult parsed) => parsed.GetValue(_org) is not null || parsed.GetValue(_instance) is not null;

    /// <summary>What people call the org.</summary>
    public string Name(ParseResult parsed) => parsed.GetValue(_org) ?? parsed.GetValue(_instance) ?? "default";

    /// <summary>A client of the org.</summary>
    /// <exception cref="ArgumentException">The options name no org.</exception>
    public SalesforceClient Connect(ParseResult parsed)
    {
        var (org, address) = (parsed.GetValue(_org), parsed.GetValue(_instance));
        if (address is null && Stored(org) is { } stored)
            return Client(parsed, stored.Instance, new StoredOrgFlow(OrgStore.OfUser, stored));
        if (address is null)
        {
            // The CLI reports the org's own address with its token, whatever the login host.
            return Client(
                parsed, new("https://login.salesforce.com"), new UnknownOrgFlow(org, [.. OrgStore.OfUser.All().Select(o => o.Alias)]));
        }
        if (!Uri.TryCreate(address, UriKind.Absolute, out var instance))
            throw new ArgumentException($"--instance is the address of an org, as https://acme.my.salesforce.com; it is '{address}'.");
        var token = Environment.GetEnvironmentVariable(TokenVariable) is { Length: > 0 } value
            ? value
            : throw new ArgumentException($"--instance needs an access token in the environment variable {TokenVariable}. With the "
                + $"Salesforce CLI, name the org with --org instead.");
        return Client(parsed, instance, new ExternalTokenFlow(token));
    }

    private SalesforceClient Client(ParseResult parsed, Uri instance, AuthFlow flow) => new(new SalesforceOptions
    {
        Instance = instance, Auth = flow, ApiVersion = parsed.GetValue(_version)!,
        HttpHandler = new SilenceGuard(ConnectionFactory.CreateHandler(), TimeSpan.FromSeconds(parsed.GetValue(_timeout))),
    });

    // The only org that there is needs no name.
    private static StoredOrg? Stored(string? name) =>
        name is not null ? OrgStore.OfUser.Find(name) : OrgStore.OfUser.All() is [var only] ? only : null;
}
