using System.Net;
using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>300: several records have that key, and nothing was written. Ask for one of them by its id, or make the field unique.</summary>
public sealed class MultipleMatchesException : SalesforceApiException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="errors">The errors of the org.</param>
    public MultipleMatchesException(string message, params IReadOnlyList<SalesforceError> errors)
        : base(message, HttpStatusCode.Ambiguous, errors) => Urls = [];

    internal MultipleMatchesException(ErrorAnswer answer)
        : base(answer) => Urls = answer.Matches;

    /// <summary>The addresses of the records, below the instance: <c>/services/data/v67.0/sobjects/Account/001...</c>.</summary>
    public IReadOnlyList<string> Urls { get; }

    /// <summary>The ids of the records.</summary>
    public IReadOnlyList<Id<AnySObject>> Ids => [
        .. Urls.Select(url => Id<AnySObject>.TryParse(url[(url.LastIndexOf('/') + 1)..], out var id) ? id : default).Where(id => !id.IsNone)
    ];
}
