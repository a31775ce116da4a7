namespace Salesforce.Typed.Errors;

/// <summary>One entry of an error answer.</summary>
/// <param name="ErrorCode">Salesforce's code, as <c>REQUIRED_FIELD_MISSING</c>.</param>
/// <param name="Message">What the org says.</param>
/// <param name="Fields">The fields that it is about.</param>
public sealed record SalesforceError(string ErrorCode, string Message, IReadOnlyList<string> Fields)
{
    /// <inheritdoc/>
    public override string ToString() => Fields.Count == 0 ? $"{ErrorCode}: {Message}" : $"{ErrorCode}: {Message} (fields: {string.Join(", ", Fields)})";
}
