namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>
/// The API and the client that a change comes from, as change events report it (Change Data Capture, ChangeEventHeader Fields).
/// </summary>
/// <param name="Text">What the header of the event has, as <c>com/salesforce/api/rest/67.0;client=Astro</c>.</param>
internal readonly record struct ChangeOrigin(string Text)
{
    /// <summary>A change that no API call made.</summary>
    public static ChangeOrigin None { get; } = new("");
}
