using System.Text.Json;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Cli.Shared.Files;
using Salesforce.Typed.Features.Bulk.Journal;

namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>
/// The journal of a load of the tool: that of the library, and next to it a note by which a later command finds the file and the snapshots
/// again.
/// </summary>
internal sealed class LoadJournal
{
    private const string NoteName = "load.json";

    private LoadJournal(string folder) => Journal = new FileBulkJournal(folder);

    /// <summary>The journal of the library.</summary>
    public FileBulkJournal Journal { get; }

    /// <summary>The path of the result files before their kind.</summary>
    public required string Prefix { get; init; }

    /// <summary>The folder of the snapshots; null where it is not known.</summary>
    public string? Snapshots { get; private init; }

    /// <summary>Whether the journal is deleted when the results are written.</summary>
    public bool IsTemporary { get; private init; }

    private string Note => Path.Combine(Journal.Folder, NoteName);

    /// <summary>The journal of a file's load.</summary>
    /// <param name="file">The file.</param>
    /// <param name="folder">The folder of the journal; null for one next to the file, which is deleted at the end of the load.</param>
    /// <param name="snapshots">The folder of the snapshots.</param>
    public static LoadJournal Of(string file, string? folder, string snapshots) => new(folder ?? file + ".journal")
    {
        Prefix = ResultFiles.PrefixOf(Path.GetFullPath(file)), Snapshots = Path.GetFullPath(snapshots), IsTemporary = folder is null,
    };

    /// <summary>The journal of a load that has begun.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static async Task<(LoadJournal Journal, RunState State)> OpenAsync(string folder, CancellationToken cancellationToken)
    {
        var journal = Read(folder);
        return await RunState.ReadAsync(journal.Journal, cancellationToken).ConfigureAwait(false) is { IsSpooled: true } state
            ? (journal, state)
            : throw new InvalidDataException(
                $"'{folder}' holds no load. A load that ended while it read its file has sent nothing, and is begun again.");
    }

    /// <summary>Refuses a folder that holds a load which may be needed.</summary>
    /// <exception cref="InvalidDataException">It holds one.</exception>
    public async Task RequireFreeAsync(CancellationToken cancellationToken)
    {
        LinkCheck.Require(Journal.Folder);
        if (await RunState.ReadAsync(Journal, cancellationToken).ConfigureAwait(false) is not { } state)
            return;
        var folder = Path.GetRelativePath(Environment.CurrentDirectory, Journal.Folder);
        if (state.IsCompleted)
        {
            throw new InvalidDataException(
                $"'{folder}' holds a load of {state.Plan.SObject} that is completed. To write its result files and delete "
                    + $"it: sftyped bulk results --delete {folder}. To keep it, name another folder with --journal.");
        }
        if (state.HasJobs)
        {
            throw new InvalidDataException(
                $"'{folder}' holds a load of {state.Plan.SObject} that is not completed. To go on with it: sftyped bulk "
                    + $"resume {folder}. To end it: sftyped bulk abort {folder}. To keep it, name another folder with --journal.");
        }
    }

    /// <summary>The same journal with result files elsewhere.</summary>
    public LoadJournal WithPrefix(string prefix) =>
        new(Journal.Folder) { Prefix = prefix, Snapshots = Snapshots, IsTemporary = IsTemporary };

    /// <summary>Writes the note.</summary>
    public void Save()
    {
        PrivateFiles.CreateFolder(Journal.Folder);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("results", Prefix);
            json.WriteString("snapshots", Snapshots);
            json.WriteBoolean("temporary", IsTemporary);
            json.WriteEndObject();
        }
        SafeFile.Write(Note, bytes.ToArray(), isSecret: true);
    }

    /// <summary>Deletes the journal, and its folder where nothing else is in it.</summary>
    public async Task DeleteAsync()
    {
        File.Delete(Note);
        await Journal.DeleteAsync().ConfigureAwait(false);
        if (Directory.Exists(Journal.Folder) && !Directory.EnumerateFileSystemEntries(Journal.Folder).Any())
            Directory.Delete(Journal.Folder);
    }

    private static LoadJournal Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InvalidDataException($"There is no folder '{folder}' with the journal of a load.");
        // A load that a program began has no note.
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var file = Path.Combine(full, NoteName);
        if (!File.Exists(file))
            return new LoadJournal(full) { Prefix = full };
        try
        {
            using var note = JsonDocument.Parse(File.ReadAllBytes(file));
            return new LoadJournal(full)
            {
                Prefix = note.RootElement.GetProperty("results").GetString() ?? full,
                Snapshots = note.RootElement.GetProperty("snapshots").GetString(),
                IsTemporary = note.RootElement.GetProperty("temporary").GetBoolean(),
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"'{file}' is damaged. Delete it: the journal next to it can be used without it.", e);
        }
    }
}
