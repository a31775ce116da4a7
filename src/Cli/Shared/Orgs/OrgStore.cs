using System.Text.Json;
using Salesforce.Typed.Cli.Shared.Files;

namespace Salesforce.Typed.Cli.Shared.Orgs;

/// <summary>
/// The orgs that the tool is signed in to: a file in the person's own configuration folder, which nobody else can read. The environment variable
/// SFTYPED_HOME names another folder.
/// </summary>
internal sealed class OrgStore(string folder)
{
    private const int LargestFile = 4 << 20;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly PrivateFolder _folder = new(folder);

    private string FileName => Path.Combine(folder, "orgs.json");

    /// <summary>The store of the person who runs the tool.</summary>
    public static OrgStore OfUser { get; } = new(Environment.GetEnvironmentVariable("SFTYPED_HOME") is { Length: > 0 } home
        ? home
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "sftyped"));

    /// <summary>All orgs, by their aliases.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or other users can write to it.</exception>
    public IReadOnlyList<StoredOrg> All()
    {
        _folder.Require();
        _folder.Require(FileName);
        if (!File.Exists(FileName))
            return [];
        // A pipe or a device has no length, and reading it may not end. The text may hold tokens: it is not quoted.
        return new FileInfo(FileName).Length is > 0 and < LargestFile && StoredOrgs.Read(File.ReadAllBytes(FileName)) is { } orgs
            ? orgs
            : throw new InvalidDataException($"'{FileName}' is damaged. Delete it and sign in again with sftyped login.");
    }

    /// <summary>An org by its alias or its user's name; null where the tool is not signed in to it.</summary>
    public StoredOrg? Find(string name) =>
        All().FirstOrDefault(o => o.Alias == name) ?? All().FirstOrDefault(o => string.Equals(o.Username, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Keeps an org, in place of the one of that alias.</summary>
    public void Put(StoredOrg org) => Write([.. All().Where(o => o.Alias != org.Alias), org]);

    /// <summary>Forgets an org.</summary>
    public void Remove(string alias) => Write([.. All().Where(o => o.Alias != alias)]);

    /// <summary>
    /// Waits until no other process of the tool renews a session. Where the app rotates refresh tokens, two renewals with the same one void them both.
    /// </summary>
    /// <exception cref="IOException">Another process did not end within 30 seconds.</exception>
    public async Task<IDisposable> LockAsync(CancellationToken cancellationToken)
    {
        _folder.Create();
        _folder.Require(Path.Combine(folder, "lock"));
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < LongestWait)
            {
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // Whole or not at all, and never readable by others: not even for the moment between creating and restricting.
    private void Write(List<StoredOrg> orgs)
    {
        _folder.Create();
        SafeFile.Write(FileName, JsonSerializer.SerializeToUtf8Bytes([.. orgs.OrderBy(o => o.Alias, StringComparer.Ordinal)], StoredOrgJson.Default.ListStoredOrg), isSecret: true);
    }
}
