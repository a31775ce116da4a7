using System.Net;
using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>What the org answered is not what its describe says, or no JSON at all: object, field and position tell where.</summary>
public sealed class SalesforceFormatException : SalesforceException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What could not be read and where.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public SalesforceFormatException(string message, Exception? innerException)
        : base(message, innerException) => Position = -1;

    internal SalesforceFormatException(
        string message, string? sobject = null, string? field = null, long position = -1, Exception? inner = null, string text = "answer")
        // Here and not where it is thrown: parts of a message, and the names in the schema of an event, are the server's words.
        : base(ServerText.Line(Compose(message, sobject, field, position, text)), ServerText.Printable(inner))
    {
        SObject = sobject is null ? null : ServerText.Line(sobject);
        Field = field is null ? null : ServerText.Line(field);
        Position = position;
    }

    /// <summary>The object whose record was read; null outside of records.</summary>
    public string? SObject { get; }

    /// <summary>The field that was read; null outside of fields.</summary>
    public string? Field { get; }

    /// <summary>The byte of the answer, counted from zero; -1 where it is not known.</summary>
    public long Position { get; }

    /// <summary>Whether the answer ended before it should: asking again may give the rest.</summary>
    internal bool IsCutOff { get; init; }

    /// <summary>Whether the request was refused before it was sent, so that it certainly did nothing.</summary>
    internal bool IsBeforeSending { get; init; }

    /// <summary>The status of the answer; 0 where it is not known.</summary>
    internal HttpStatusCode Status { get; init; }

    /// <summary>The errors that the answer lists in spite of its status.</summary>
    internal IReadOnlyList<SalesforceError> Errors { get; init; } = [];

    private static string Compose(string message, string? sobject, string? field, long position, string text)
    {
        var where = sobject is null ? "" : field is null ? $" (in {sobject})" : $" (in {sobject}.{field})";
        return position < 0 ? message + where : $"{message}{where}, at byte {position} of the {text}.";
    }
}
