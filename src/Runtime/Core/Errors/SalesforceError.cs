namespace Salesforce.Typed.Errors;

/// <summary>One entry of an error answer.</summary>
/// <param name="ErrorCode">Salesforce's code, as <c>REQUIRED_FIELD_MISSING</c>.</param>
/// <param name="Message">What the org says.</param>
/// <param name="Fields">The fields that it is about.</param>
public sealed record SalesforceError(string ErrorCode, string Message, IReadOnlyList<string> Fields)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        var text = ErrorCode.Length == 0 ? Message : Message.Length == 0 ? ErrorCode : $"{ErrorCode}: {Message}";
        return Fields.Count == 0 ? text : $"{text} (fields: {string.Join(", ", Fields)})";
    }
}
