namespace Salesforce.Typed.Tests;

/// <summary>One attack as data: where it enters, what is sent, and what must come of it.</summary>
/// <param name="Surface">The entry point: <c>describe/field-name</c>, <c>query/nextRecordsUrl</c>, <c>serve/host-header</c>.</param>
/// <param name="Input">What the attacker controls.</param>
/// <param name="Expected">What the product must answer: a diagnostic id, an exception type, a status.</param>
public sealed record Attack(string Surface, string Input, string Expected)
{
    /// <summary>The name of the case in a test report, with control characters visible.</summary>
    public override string ToString() => $"{Surface}: {System.Text.Json.JsonSerializer.Serialize(Input)} -> {Expected}";
}
