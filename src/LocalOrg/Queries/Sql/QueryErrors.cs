using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;
using Salesforce.Typed.Testing.Core.Errors;

namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>Errors of a query: they show the place, as the platform does.</summary>
internal static class QueryErrors
{
    // How much of a long line is shown before and after the place.
    private const int Before = 60;
    private const int After = 40;

    /// <summary>A refusal that points at a place in the statement.</summary>
    public static ApiException At(string soql, TextSpan at, string errorCode, string message) =>
        new(400, errorCode, Locate(soql, at) + message, null);

    /// <summary>Refuses a statement that breaks a rule, with the first that the platform refuses it for.</summary>
    public static void Require(string statement, IEnumerable<SemanticError> errors)
    {
        foreach (var error in errors)
        {
            if (error.ErrorCode is { } code)
                throw At(statement, error.Span, code, error.PlatformMessage);
        }
    }

    /// <summary>What a statement that does not parse is answered with.</summary>
    public static ApiException Of(string soql, SyntaxError error)
    {
        var start = Math.Min(error.Span.Start, soql.Length);
        var token = soql.Substring(start, Math.Min(error.Span.Length, soql.Length - start));
        // Where not even the first word is right there is no place to show.
        if (soql[..start].Trim().Length == 0 && token.Length > 0)
            return ApiErrors.MalformedQuery("unexpected token: " + token);
        var message = error.Kind == SyntaxErrorKind.Grammar
            ? $"unexpected token: {(token.Length == 0 ? "<EOF>" : $"'{token}'")}"
            : error.Message;
        return At(soql, error.Span, "MALFORMED_QUERY", message);
    }

    private static string Locate(string soql, TextSpan at)
    {
        if (soql.Length == 0)
            return "";
        var start = Math.Min(at.Start, soql.Length);
        var lineStart = start == 0 ? 0 : soql.LastIndexOf('\n', start - 1) + 1;
        var lineEnd = soql.IndexOf('\n', start) is var feed && feed < 0 ? soql.Length : feed;
        var row = soql.AsSpan(0, lineStart).Count('\n') + 1;
        var from = Math.Max(lineStart, start - Before);
        var to = Math.Min(lineEnd, Math.Max(start + After, from + Before));
        return $"\n{soql[from..to].TrimEnd('\r')}\n{new string(' ', start - from)}^\nERROR at Row:{row}:Column:{start - lineStart + 1}\n";
    }
}
