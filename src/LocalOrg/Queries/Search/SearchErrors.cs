using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Queries.Sql;

namespace Salesforce.Typed.Testing.Queries.Search;

/// <summary>The refusals of searches, with the codes and texts of the platform.</summary>
internal static class SearchErrors
{
    public const string Malformed = "MALFORMED_SEARCH";
    private const string Invalid = "INVALID_SEARCH";

    /// <summary>The refusal of a search that does not parse.</summary>
    public static ApiException Of(string sosl, SyntaxError error)
    {
        switch (error.Kind)
        {
            case SyntaxErrorKind.ReservedCharacter:
                // The platform's lexer counts the columns of its text from zero.
                var at = error.Span.Start;
                var message = $"line {error.Line}:{error.Column - 1} mismatched character '{sosl[at]}' expecting '}}'";
                return QueryErrors.At(sosl, new TextSpan(at - 1, 1), Malformed, message);
            case SyntaxErrorKind.EmptySearch:
                return new ApiException(400, Invalid, "search term must be longer than one character: ", null);
            default:
                var refusal = QueryErrors.Of(sosl, error);
                return sosl.Contains('{', StringComparison.Ordinal) ? OfSearch(refusal) : NoTerm();
        }
    }

    /// <summary>The refusal of a search that breaks a rule.</summary>
    public static ApiException Of(string sosl, SemanticError error) => error.Kind == SemanticErrorKind.SearchTermTooShort
        ? new ApiException(400, error.ErrorCode!, error.PlatformMessage, null)
        : QueryErrors.At(sosl, error.Span, error.ErrorCode!, error.PlatformMessage);

    /// <summary>The refusal of a statement without a search term.</summary>
    public static ApiException NoTerm() =>
        new(400, Malformed, "No search term found. The search term must be enclosed in braces.", null);

    /// <summary>The refusal of a statement that is too long.</summary>
    public static ApiException TooLong(int longest) =>
        new(400, Malformed, $"SOSL statements can not be longer than {longest} characters.", null);

    /// <summary>The refusal of a clause that the platform has.</summary>
    public static ApiException NotSimulated(string sosl, TextSpan at, string clause) =>
        QueryErrors.At(sosl, at, Malformed, $"The local org does not simulate {clause}");

    /// <summary>The refusal of a query's clause as that of a search.</summary>
    public static ApiException OfSearch(ApiException refusal) => refusal.ErrorCode == "MALFORMED_QUERY"
        ? new ApiException(refusal.Status, Malformed, refusal.Message, refusal.Fields)
        : refusal;
}
