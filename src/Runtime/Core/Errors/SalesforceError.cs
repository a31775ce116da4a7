namespace Salesforce.Typed.Errors;

/// <summary>One entry of an error answer.</summary>
public sealed record SalesforceError
{
    /// <summary>Creates a <see cref="SalesforceError"/>.</summary>
    /// <param name="errorCode">Salesforce's code, as <c>REQUIRED_FIELD_MISSING</c>.</param>
    /// <param name="message">What the org says.</param>
    /// <param name="fields">The fields that it is about.</param>
    public SalesforceError(string errorCode, string message, IReadOnlyList<string> fields)
    {
        ErrorCode = errorCode;
        Message = message;
        Fields = fields;
    }

    /// <summary>Salesforce's code, as <c>REQUIRED_FIELD_MISSING</c>.</summary>
    public string ErrorCode { get; init; }

    /// <summary>What the org says.</summary>
    public string Message { get; init; }

    /// <summary>The fields that it is about.</summary>
    public IReadOnlyList<string> Fields { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = ErrorCode.Length == 0 ? Message : Message.Length == 0 ? ErrorCode : $"{ErrorCode}: {Message}";
        return Fields.Count == 0 ? text : $"{text} (fields: {string.Join(", ", Fields)})";
    }
}
