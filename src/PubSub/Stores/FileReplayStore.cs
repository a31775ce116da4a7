using System.Text;

namespace Salesforce.Typed.Events;

/// <summary>
/// Keeps places in a folder, a file for each stream. A file is replaced as a whole, so that a crash leaves the old place or the new one. One process at a
/// time may use a stream's file.
/// </summary>
public sealed class FileReplayStore : IReplayStore
{
    private readonly string _folder;

    /// <summary>Keeps them in that folder, which is made when it is first needed.</summary>
    public FileReplayStore(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        _folder = folder;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The file holds no replay id.</exception>
    public async ValueTask<ReplayId> LoadAsync(string key, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        if (!File.Exists(path))
            return default;
        var text = await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
        try
        {
            return ReplayId.Parse(text.Trim());
        }
        catch (FormatException e)
        {
            throw new InvalidOperationException($"{path} holds no replay id. Delete it to begin at EventOptions.From.", e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask SaveAsync(string key, ReplayId id, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        Directory.CreateDirectory(_folder);
        var next = path + ".new";
        await File.WriteAllTextAsync(next, id.ToString(), cancellationToken).ConfigureAwait(false);
        File.Move(next, path, overwrite: true);
    }

    private string PathOf(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        var name = new StringBuilder();
        foreach (var c in key)
            name.Append(char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c.ToString() : $"%{(int)c:X2}");
        return Path.Combine(_folder, name + ".replay");
    }
}
