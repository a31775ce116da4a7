using System.CommandLine;
using Salesforce.Typed.Cli.Shared.Files;
using Salesforce.Typed.Cli.Shared.Orgs;
using Salesforce.Typed.Gate;
using Salesforce.Typed.Gate.Orgs;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Cli.Gate;

/// <summary>The options that every command of the gate has: its store, its keys and the snapshots.</summary>
internal sealed class GateStoreOptions
{
    private readonly Option<string?> _store = new("--store")
    {
        Description = "The file of policy, keys and records; gate.db in the tool's folder by default.", HelpName = "FILE"
    };

    private readonly Option<string?> _keys = new("--keys")
    {
        Description = "The file of the gate's own keys; gate.keys in the tool's folder by default.", HelpName = "FILE"
    };

    private readonly Option<string> _snapshots = new("--snapshots")
    {
        Description = "The folder of describe snapshots: what they do not have cannot be granted.", HelpName = "DIR",
        DefaultValueFactory = _ => "describe-snapshots",
    };

    public void AddTo(Command command)
    {
        command.Add(_store);
        command.Add(_keys);
        command.Add(_snapshots);
    }

    /// <summary>The folder of the snapshots.</summary>
    public string Snapshots(ParseResult parsed) => parsed.GetValue(_snapshots)!;

    /// <summary>The objects of the snapshots.</summary>
    /// <exception cref="InvalidDataException">There are none, or one cannot be read.</exception>
    public OrgSchema Schema(ParseResult parsed)
    {
        var folder = Snapshots(parsed);
        if (!Directory.Exists(folder))
            throw new InvalidDataException(
                $"There is no folder '{folder}'. Pull describe snapshots into it with sftyped pull, or name another one with --snapshots.");
        return SnapshotFolder.Load(folder);
    }

    /// <summary>The settings of the gate.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="hostNames">The host names that it answers to, in addition to those of the loopback.</param>
    public GateOptions Options(ParseResult parsed, IReadOnlyList<string>? hostNames = null)
    {
        new PrivateFolder(OrgStore.OfUser.Folder).Create();
        return new GateOptions
        {
            Store = parsed.GetValue(_store) ?? Path.Combine(OrgStore.OfUser.Folder, "gate.db"),
            Keys = parsed.GetValue(_keys) ?? Path.Combine(OrgStore.OfUser.Folder, "gate.keys"),
            HostNames = hostNames ?? [],
        };
    }

    /// <summary>Opens the gate for its administration, without an org.</summary>
    public Task<SalesforceGate> OpenAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        SalesforceGate.OpenAsync(Options(parsed), GateOrg.WithoutClient(Schema(parsed)), cancellationToken);
}
