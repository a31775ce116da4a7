namespace Salesforce.Typed.Transport.Http;

/// <summary>
/// The responses that the documentation of a call calls a success. Any other response is not one, whatever its status is.
/// </summary>
[Flags]
internal enum SuccessForms
{
    /// <summary>200 with JSON.</summary>
    Json = 1,

    /// <summary>201 with JSON.</summary>
    Created = 2,

    /// <summary>204 without a body.</summary>
    NoContent = 4,

    /// <summary>200 with the bytes of a file.</summary>
    File = 8,

    /// <summary>Every 2xx with any body: for calls whose responses the caller reads.</summary>
    Any = 16,
}
