namespace Salesforce.Typed.Schema.Json;

/// <summary>
/// What <see cref="JsonCursor"/> stumbled over. It never leaves this assembly: readers turn it into a <see cref="SchemaProblem"/>.
/// </summary>
internal sealed class JsonCursorException(string message, int offset) : Exception(message)
{
    /// <summary>The character at which the text is wrong.</summary>
    public int Offset { get; } = offset;
}
