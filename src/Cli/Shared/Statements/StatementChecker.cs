using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Parsing;

namespace Salesforce.Typed.Cli.Shared.Statements;

/// <summary>Finds what is wrong with statements: their syntax, and where there is a schema their meaning.</summary>
internal sealed class StatementChecker(OrgSchema? schema)
{
    private const string Find = "FIND";

    public IReadOnlyList<Problem> Check(Statement statement)
    {
        var text = statement.Text;
        if (statement.Problem is { } problem)
            return [new Problem("Input", null, problem, 1, 1, default)];
        if (IsSearch(text))
        {
            var search = SoslParser.Parse(text);
            return search.IsValid
                ? Meaning(text, schema is null ? default : SemanticCheck.Check(search.Tree, schema))
                : Syntax(search.Errors, "MALFORMED_SEARCH");
        }
        var query = SoqlParser.Parse(text);
        return query.IsValid
            ? Meaning(text, schema is null ? default : SemanticCheck.Check(query.Tree, schema))
            : Syntax(query.Errors, "MALFORMED_QUERY");
    }

    private static bool IsSearch(string text)
    {
        var start = text.AsSpan().TrimStart();
        return start.StartsWith(Find, StringComparison.OrdinalIgnoreCase)
            && (start.Length == Find.Length || !(char.IsLetterOrDigit(start[Find.Length]) || start[Find.Length] is '_' or '.'));
    }

    private static IReadOnlyList<Problem> Syntax(EquatableArray<SyntaxError> errors, string code) =>
        [.. errors.Select(e => new Problem(
            e.Kind.ToString(), e.Kind == SyntaxErrorKind.EmptySearch ? "INVALID_SEARCH" : code, e.Message, e.Line, e.Column, e.Span))];

    private static IReadOnlyList<Problem> Meaning(string text, EquatableArray<SemanticError> errors)
    {
        if (errors.Count == 0)
            return [];
        return [.. errors.Select(e =>
        {
            var lineStart = e.Span.Start == 0 ? 0 : text.LastIndexOf('\n', e.Span.Start - 1) + 1;
            var line = text.AsSpan(0, lineStart).Count('\n') + 1;
            return new Problem(e.Kind.ToString(), e.ErrorCode, e.Message, line, e.Span.Start - lineStart + 1, e.Span);
        })];
    }
}
