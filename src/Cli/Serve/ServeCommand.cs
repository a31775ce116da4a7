using System.CommandLine;
using System.CommandLine.Parsing;

namespace Salesforce.Typed.Cli.Serve;

/// <summary><c>sftyped serve</c>: a local org until Ctrl-C.</summary>
internal static class ServeCommand
{
    private static readonly Option<string> Snapshots = new("--snapshots")
    {
        Description = "The folder of describe snapshots: the objects of the org.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "describe-snapshots",
    };

    private static readonly Option<int> Port = new("--port")
    {
        Description = "The port to listen on; 0 takes a free one.", HelpName = "N", DefaultValueFactory = _ => 5080
    };

    private static readonly Option<int> PubSubPort = new("--pubsub-port")
    {
        Description = "The port of the event bus, gRPC in clear text; 0 takes a free one.", HelpName = "N", DefaultValueFactory = _ => 0,
    };

    private static readonly Option<int?> TlsPort = new("--tls-port")
    {
        Description = "The port on which everything, the event bus too, is served over TLS; 0 takes a free one. Without it there is no "
            + "TLS.", HelpName = "N",
    };

    private static readonly Option<string?> Certificate = new("--certificate")
    {
        Description = "The file to write the certificate to that TLS clients must trust (PEM).", HelpName = "FILE"
    };

    private static readonly Option<string?> Token = new("--token")
    {
        Description = "The access token that calls must bring; a random one by default. Other users of the machine can see a command "
            + $"line: {ServeSettings.TokenVariable} in the environment is the safer way.",
        HelpName = "TOKEN",
    };

    private static readonly Option<string[]> Client = new("--client")
    {
        Description = "The consumer key of a client that may sign in. Without it the access token is the only way in. FILE is its "
            + "certificate or public key (PEM): the signatures of its JWT assertions are "
            + $"checked then. With a secret in {ServeSettings.ClientSecretVariable}, every sign-in needs the secret. "
            + $"With the password of all users in {ServeSettings.PasswordVariable}, wrong passwords and unknown users are refused.",
        HelpName = "ID[=FILE]",
    };

    private static readonly Option<string?> Clients = new("--clients")
    {
        Description =
            """A file of clients that may sign in, each with its own secret: [{"id": "...", "secret": "...", "key": "cert.pem", "rotatesRefreshTokens": false}].""", HelpName = "FILE",
    };

    private static readonly Option<string[]> RedirectUri = new("--redirect-uri")
    {
        Description = "An address that the client's sign-in in a browser may return to. Without it: the addresses of the loopback.",
        HelpName = "URI",
    };

    private static readonly Option<string[]> User = new("--user")
    {
        Description = "A further user with a token of its own, which is printed. FILE is the permission set that the user has; without it "
            + "the user may do everything.", HelpName = "NAME[=FILE]",
    };

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "The file to keep the rows in; without it they end with the org.", HelpName = "FILE"
    };

    private static readonly Option<string[]> Seed = new("--seed")
    {
        Description = "A file of records in the form of 'sf data import tree', a plan of such files, or X.csv for records of X. Loaded "
            + "once, into an org that is new.",
        HelpName = "FILE",
    };

    private static readonly Option<string> Address = new("--address")
    {
        Description = "The address to listen on. Other machines reach one that is not of the loopback.", HelpName = "IP",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    private static readonly Option<string[]> HostName = new("--host-name")
    {
        Description = "A further host name that clients call the org by, with or without a port. Without it: localhost, and the address "
            + "that it listens on.", HelpName = "NAME",
    };

    public static Command Create()
    {
        var command = new Command("serve", "Serves a local org: the REST API over your describe snapshots, until Ctrl-C.")
        {
            Snapshots, Port, Token, Data, Seed, Client, Clients, RedirectUri, User, Address, HostName, PubSubPort, TlsPort, Certificate,
        };
        foreach (var option in (Option[])[Port, PubSubPort, TlsPort])
        {
            option.Validators.Add(result =>
            {
                if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var number) && number is < 0 or > 65535)
                    result.AddError($"{option.Name} is a number from 0 to 65535.");
            });
        }
        command.Validators.Add(result =>
        {
            if (result.GetResult(Certificate) is not null && result.GetResult(TlsPort) is null)
                result.AddError("--certificate needs --tls-port: without TLS there is no certificate.");
            if (ServeSettings.FromEnvironment(ServeSettings.PasswordVariable) is not null && !HasClient(result))
                result.AddError($"{ServeSettings.PasswordVariable} needs --client: without a client nobody signs in.");
            if (result.GetResult(RedirectUri) is { Implicit: false } && !HasClient(result))
                result.AddError("--redirect-uri needs --client: without a client nobody signs in.");
        });
        command.SetAction((parsed, cancellationToken) => ServeRun.RunAsync(SettingsOf(parsed), cancellationToken));
        return command;
    }

    private static bool HasClient(CommandResult result) =>
        result.GetResult(Client) is { Implicit: false } || result.GetResult(Clients) is not null;

    private static ServeSettings SettingsOf(ParseResult parsed) => new()
    {
        Snapshots = parsed.GetValue(Snapshots)!,
        Port = parsed.GetValue(Port),
        PubSubPort = parsed.GetValue(PubSubPort),
        TlsPort = parsed.GetValue(TlsPort),
        Certificate = parsed.GetValue(Certificate),
        Token = parsed.GetValue(Token) ?? ServeSettings.FromEnvironment(ServeSettings.TokenVariable),
        Clients = parsed.GetValue(Client) ?? [],
        ClientsFile = parsed.GetValue(Clients),
        ClientSecret = ServeSettings.FromEnvironment(ServeSettings.ClientSecretVariable),
        Password = ServeSettings.FromEnvironment(ServeSettings.PasswordVariable),
        RedirectUris = parsed.GetValue(RedirectUri) ?? [],
        Users = parsed.GetValue(User) ?? [],
        Data = parsed.GetValue(Data),
        Seeds = parsed.GetValue(Seed) ?? [],
        Address = parsed.GetValue(Address)!,
        HostNames = parsed.GetValue(HostName) ?? [],
    };
}
