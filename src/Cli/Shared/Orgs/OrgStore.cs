using System.Text.Json;
using Salesforce.Typed.Cli.Shared.Files;

namespace Salesforce.Typed.Cli.Shared.Orgs;

/// <summary>
/// The orgs that the tool is signed in to: a file in the person's own configuration folder, which nobody else can read. The environment
/// variable SFTYPED_HOME names another folder.
/// </summary>
internal sealed class OrgStore(string folder)
{
    private const int LargestFile = 4 << 20;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly PrivateFolder _folder = new(folder);

    /// <summary>The folder of the tool.</summary>
    public string Folder => folder;

    private string FileName => Path.Combine(folder, "orgs.json");

    /// <summary>The store of the person who runs the tool.</summary>
    public static OrgStore OfUser { get; } = new(Environment.GetEnvironmentVariable("SFTYPED_HOME") is { Length: > 0 } home
        ? home
        : Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "sftyped"));

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
        All().FirstOrDefault(o => o.Alias == name)
            ?? All().FirstOrDefault(o => string.Equals(o.Username, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Keeps an org, in place of the one of that alias.</summary>
    public void Put(StoredOrg org) => Update(orgs => [.. orgs.Where(o => o.Alias != org.Alias), org]);

    /// <summary>Changes an org as it is stored now; returns it, or null where another process has removed it.</summary>
    public StoredOrg? Change(string alias, Func<StoredOrg, StoredOrg> change)
    {
        StoredOrg? changed = null;
        Update(orgs => [.. orgs.Select(o => o.Alias == alias ? changed = change(o) : o)]);
        return changed;
    }

    /// <summary>Forgets an org.</summary>
    public void Remove(string alias) => Update(orgs => [.. orgs.Where(o => o.Alias != alias)]);

    /// <summary>
    /// Waits until no other process of the tool renews a session. Where the app rotates refresh tokens, two renewals with the same one void
    /// them both.
    /// </summary>
    /// <exception cref="IOException">Another process did not end within 30 seconds.</exception>
    public async Task<IDisposable> LockAsync(CancellationToken cancellationToken)
    {
        var file = LockFile("lock");
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            if (TryLock(file, isLast: waited >= LongestWait) is { } taken)
                return taken;
            await Task.Delay(Pause, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    // The file holds all orgs, so reading and writing it is one step: no process may write between the two. This lock is held for that step
    // alone, and is not the one of a renewal, during which the store is written.
    private void Update(Func<IReadOnlyList<StoredOrg>, List<StoredOrg>> change)
    {
        var file = LockFile("orgs.lock");
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            using var taken = TryLock(file, isLast: waited >= LongestWait);
            if (taken is not null)
            {
                SafeFile.RemoveLeftovers(folder);
                Write(change(All()));
                return;
            }
            // A write of the store is not asynchronous: it takes milliseconds, and so does a wait for another one.
#pragma warning disable RS0030
            Thread.Sleep(Pause);
#pragma warning restore RS0030
        }
    }

    private string LockFile(string name)
    {
        _folder.Create();
        var file = Path.Combine(folder, name);
        _folder.Require(file);
        return file;
    }

    // The system releases the lock of a process that ends, however it ends.
    private static FileStream? TryLock(string file, bool isLast)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            return new FileStream(file, options);
        }
        catch (IOException) when (!isLast)
        {
            return null;
        }
        catch (IOException e)
        {
            throw new IOException(
                $"Another process of the tool has held '{file}' for more than {LongestWait.TotalSeconds:0} seconds. End it, and try again.",
                e);
        }
    }

    // Whole or not at all, and never readable by others: not even for the moment between creating and restricting.
    private void Write(List<StoredOrg> orgs)
    {
        SafeFile.Write(FileName, JsonSerializer.SerializeToUtf8Bytes(
            [.. orgs.OrderBy(o => o.Alias, StringComparer.Ordinal)], StoredOrgJson.Default.ListStoredOrg), isSecret: true);
    }
}
