using Salesforce.Typed.Policy.Decisions;

namespace Salesforce.Typed.Gate.Tools;

/// <summary>Ids of records as agents give them.</summary>
internal static class RecordIds
{
    private const int Short = 15;
    private const int Long = 18;

    public static bool IsId(string text) => text.Length is Short or Long && text.All(char.IsAsciiLetterOrDigit);

    /// <summary>Refuses texts that are not ids.</summary>
    public static Refusal? Check(IEnumerable<string> ids) => ids.FirstOrDefault(id => !IsId(id)) is null
        ? null
        : new Refusal(RefusalCode.Invalid, "An id has 15 or 18 letters and digits; one of the ids has not.");

    /// <summary>The form of an id in which two of the same record are equal.</summary>
    public static string Normal(string id) => id[..Short];
}
