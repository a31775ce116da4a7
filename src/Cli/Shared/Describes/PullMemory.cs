using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Salesforce.Typed.Cli.Shared.Files;
using Salesforce.Typed.Cli.Shared.Output;

namespace Salesforce.Typed.Cli.Shared.Describes;

/// <summary>
/// Remembers, apart from the snapshots, as of when each of them is, so that the next pull asks only for what changed since (REST API,
/// If-Modified-Since). It holds for one folder and one user of one org, and for a snapshot only as long as its text is the one that was
/// pulled. What it holds is not secret, and losing it costs a pull in full.
/// </summary>
internal sealed class PullMemory
{
    private sealed record Entry(DateTimeOffset AsOf, string Text);

    private const int LargestFile = 16 << 20;

    private readonly string? _file;
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.OrdinalIgnoreCase);

    private PullMemory(string? file) => _file = file;

    /// <summary>A memory that forgets.</summary>
    public static PullMemory None => new(null);

    /// <summary>Opens the memory of a folder.</summary>
    /// <param name="org">What identifies the org and its user.</param>
    /// <param name="folder">The folder of the snapshots.</param>
    public static PullMemory Open(string org, string folder)
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        var memory = new PullMemory(Path.Combine(data, "sftyped", "pulled", Hash(org + "\n" + Path.GetFullPath(folder)) + ".json"));
        memory.Load();
        return memory;
    }

    /// <summary>As of when a snapshot is; null where that is not known, or its text is another than was pulled.</summary>
    public DateTimeOffset? AsOf(string name, string text) =>
        _entries.TryGetValue(name, out var entry) && entry.Text == Hash(text) ? entry.AsOf : null;

    /// <summary>Remembers a snapshot.</summary>
    public void Remember(string name, string text, DateTimeOffset? asOf)
    {
        if (asOf is { } moment)
            _entries[name] = new Entry(moment, Hash(text));
    }

    /// <summary>Writes the memory down. Where that fails, the next pull asks for all again.</summary>
    public void Save()
    {
        if (_file is null)
            return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            SafeFile.Write(_file, JsonLine.Of(writer =>
            {
                foreach (var (name, entry) in _entries.OrderBy(e => e.Key, StringComparer.Ordinal))
                    writer.WriteString(name, entry.AsOf.ToString("o", CultureInfo.InvariantCulture) + " " + entry.Text);
            }), isSecret: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private void Load()
    {
        try
        {
            if (new FileInfo(_file!) is not { Exists: true, LinkTarget: null, Length: > 0 and < LargestFile })
                return;
            using var document = JsonDocument.Parse(File.ReadAllBytes(_file!));
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (member.Value.GetString()?.Split(' ') is [var asOf, var text]
                    && DateTimeOffset.TryParse(asOf, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment))
                    _entries[member.Name] = new Entry(moment, text);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            _entries.Clear();
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
