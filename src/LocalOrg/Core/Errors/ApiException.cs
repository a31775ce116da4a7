namespace Salesforce.Typed.Testing.Core.Errors;

/// <summary>A refusal as the REST API words it: the status of the answer, and the code, message and fields of its body.</summary>
internal sealed class ApiException(int status, string errorCode, string message, params string[]? fields) : Exception(message)
{
    public int Status { get; } = status;

    public string ErrorCode { get; } = errorCode;

    /// <summary>
    /// The fields to blame. Null leaves the member out of the body, which Salesforce does for errors that are about no field.
    /// </summary>
    public string[]? Fields { get; } = fields;
}
