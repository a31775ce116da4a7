using System.Security.Cryptography;
using Salesforce.Typed.Audit.Chains;

namespace Salesforce.Typed.Gate.Keys;

/// <summary>The keys of the gate itself: of the audit, and for sealing cursors. They are kept in a file of their own.</summary>
internal sealed class GateKeys : IDisposable
{
    private const int SealBytes = 32;

    private GateKeys(AuditKeys audit, byte[] seal) => (Audit, Seal) = (audit, seal);

    public AuditKeys Audit { get; }

    public byte[] Seal { get; }

    /// <summary>Reads the keys of a file, and creates them where there is none.</summary>
    /// <exception cref="FormatException">The file does not hold keys.</exception>
    /// <exception cref="IOException">The file cannot be used.</exception>
    public static GateKeys Open(string path)
    {
        if (!File.Exists(path))
            Create(path);
        var lines = File.ReadAllLines(path);
        if (lines.Length < 2)
            throw new FormatException($"The file {path} does not hold the keys of a gate.");
        var seal = Convert.FromBase64String(lines[1]);
        return seal.Length == SealBytes
            ? new GateKeys(AuditKeys.Import(lines[0]), seal)
            : throw new FormatException($"The file {path} does not hold the keys of a gate.");
    }

    public void Dispose() => Audit.Dispose();

    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var audit = AuditKeys.Create();
        var text = $"{audit.Export()}\n{Convert.ToBase64String(RandomNumberGenerator.GetBytes(SealBytes))}\n";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using var writer = new StreamWriter(path, options);
            writer.Write(text);
        }
        // Another process created it in the meantime.
        catch (IOException) when (File.Exists(path))
        {
        }
    }
}
