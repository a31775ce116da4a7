namespace Salesforce.Typed.Schema;

/// <summary>Why a describe could not be read, and where.</summary>
/// <param name="Message">What is wrong and what to do about it.</param>
/// <param name="At">The place in the JSON.</param>
public sealed record SchemaProblem(string Message, SchemaPosition At)
{
    /// <summary>As a compiler prints it: the place, counted from one, and the message.</summary>
    public override string ToString() => $"{At}: {Message}";
}
