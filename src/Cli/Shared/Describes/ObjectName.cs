namespace Salesforce.Typed.Cli.Shared.Describes;

/// <summary>
/// Whether a text is an object's API name. The name becomes a part of an address and the name of a file, so nothing else is accepted.
/// </summary>
internal static class ObjectName
{
    private const int Longest = 120;

    // Windows opens a device by these names in any folder and with any extension.
    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(i => new[] { "COM" + i, "LPT" + i })],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Why it is not an API name; null where it is one.</summary>
    public static string? Problem(string name)
    {
        if (name.Length is 0 or > Longest || !char.IsAsciiLetter(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            return $"it is not an API name: a letter, then letters, digits and underscores, at most {Longest} in all";
        return Devices.Contains(name) ? "Windows reserves this name for a device, and a snapshot cannot be named after it" : null;
    }
}
