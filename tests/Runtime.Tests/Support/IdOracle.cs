namespace Salesforce.Typed.Tests;

/// <summary>The check characters of ids, computed in another way than the runtime does it.</summary>
internal static class IdOracle
{
    /// <summary>How an id that is in JSON prints: with its check characters.</summary>
    public static string Complete(string id) => id.Length == 15 && id.All(char.IsAsciiLetterOrDigit) ? id + Check(id) : id;

    /// <summary>The three characters that follow an id of 15 characters.</summary>
    public static string Check(string fifteen) =>
        string.Concat(fifteen.Chunk(5).Select(five => "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"[Convert.ToInt32(
            string.Concat(five.Reverse().Select(c => char.IsUpper(c) ? '1' : '0')), 2)]));
}
