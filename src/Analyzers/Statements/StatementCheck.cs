using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Analyzers.Statements;

/// <summary>Finds what is wrong with a statement, as far as that is known before its holes are filled.</summary>
internal static class StatementCheck
{
    /// <summary>The findings, in the order of the text.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="schemas">The orgs that it may be sent to: none where there are no snapshots, and the meaning is not checked.</param>
    /// <param name="record">The object that its rows are read as; null where that is not said.</param>
    public static IReadOnlyList<StatementFinding> Run(Statement statement, IEnumerable<OrgSchema> schemas, string? record)
    {
        if (statement.IsSearch)
        {
            var search = SoslParser.Parse(statement.Text, statement.Holes);
            if (!search.IsValid)
                return Grammar(statement, search.Errors);
            var errors = Meaning(statement, schemas, schema => SemanticCheck.Check(search.Tree, schema));
            return [.. errors, .. search.Tree.Returning.SelectMany(r => LeadingWildcards(r.Where))];
        }
        var query = SoqlParser.Parse(statement.Text, statement.Holes);
        if (!query.IsValid)
            return Grammar(statement, query.Errors);
        var found = Meaning(statement, schemas, schema => SemanticCheck.Check(query.Tree, schema));
        found = [.. found, .. LeadingWildcards(query.Tree.Where)];
        return record is not null && Other(query.Tree, record) is { } other ? [.. found, other] : found;
    }

    private static IEnumerable<StatementFinding> LeadingWildcards(Condition? condition) => condition switch
    {
        AndCondition and => and.Terms.SelectMany(LeadingWildcards),
        OrCondition or => or.Terms.SelectMany(LeadingWildcards),
        NotCondition not => LeadingWildcards(not.Operand),
        LikeCondition { Pattern: LikePattern { Pattern: var pattern } literal } when LeadingWildcardAnalyzer.IsLeading(pattern) =>
            [new(null, literal.Span, "") { HasLeadingWildcard = true }],
        _ => [],
    };

    // Whatever is put in as text may be what a mistake behind it seems to lack.
    private static IReadOnlyList<StatementFinding> Grammar(Statement statement, EquatableArray<SyntaxError> errors) =>
        [.. errors.Where(e => !HasHole(statement, new TextSpan(0, e.Span.End), HoleKind.Raw) || HasOnlyQuoted(statement, e.Span))
            .Select(e => new StatementFinding(null, e.Span, Sentence(e.Message), e.Suggestion))];

    // Of several orgs in one project it is that in which least is wrong.
    private static IReadOnlyList<StatementFinding> Meaning(
        Statement statement, IEnumerable<OrgSchema> schemas, Func<OrgSchema, EquatableArray<SemanticError>> check)
    {
        IReadOnlyList<StatementFinding>? best = null;
        foreach (var schema in schemas)
        {
            var found = check(schema).Where(e => IsKnown(statement, e)).Select(e => Finding(statement, schema, e)).ToList();
            if (best is null || found.Count < best.Count)
                best = found;
        }
        return best ?? [];
    }

    private static StatementFinding Finding(Statement statement, OrgSchema schema, SemanticError error)
    {
        var suggestion = error.Kind == SemanticErrorKind.UnknownPicklistValue ? Quoted(error.Suggestion) : error.Suggestion;
        return new StatementFinding(error.Kind, error.Span, error.Message, suggestion)
        {
            IsObjectWithoutSnapshot = error is { Kind: SemanticErrorKind.UnknownObject, Suggestion: null }
                && !schema.RemovedObjects.Any(o => Is(statement, error.Span, o.Name)),
        };
    }

    private static bool Is(Statement statement, TextSpan span, string name) =>
        span.Length == name.Length
        && string.Compare(statement.Text, span.Start, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static StatementFinding? Other(SoqlQuery query, string record)
    {
        var from = query.From.Main.Name;
        if (from.Names.Count > 1 || string.Equals(from.Text, record, StringComparison.OrdinalIgnoreCase)
            || from.Text[0] == StatementHole.Sign)
            return null;
        var message = $"The statement asks {from.Text}, and its rows are read as {record}.";
        return new StatementFinding(SemanticErrorKind.UnknownObject, from.Span, message, record);
    }

    private static bool IsKnown(Statement statement, SemanticError error)
    {
        if (HasHole(statement, error.Span, HoleKind.Name) || HasHole(statement, error.Span, HoleKind.Raw))
            return false;
        // What else is selected, grouped or limited is not known where names are put in.
        var dependsOnOthers = error.Kind is SemanticErrorKind.NotGrouped or SemanticErrorKind.DuplicateField
            or SemanticErrorKind.GroupedAndAggregated or SemanticErrorKind.FieldsNeedsLimit or SemanticErrorKind.AggregateWithLimit
            or SemanticErrorKind.CountWithOrder or SemanticErrorKind.CountWithGroups or SemanticErrorKind.WrongAlias
            or SemanticErrorKind.MoreErrors;
        return !dependsOnOthers || !statement.Holes.Any(h => h.Kind is HoleKind.Name or HoleKind.Raw or HoleKind.Condition);
    }

    private static bool HasHole(Statement statement, TextSpan span, HoleKind kind) =>
        statement.Holes.Any(h => h.Kind == kind && h.Offset >= span.Start && h.Offset < span.End);

    // A hole inside quotes is a part of that text, and has no say in what comes behind: '{name}' is wrong for other reasons than its
    // grammar.
    private static bool HasOnlyQuoted(Statement statement, TextSpan error)
    {
        var isQuoted = false;
        for (var i = 0; i < error.End && i < statement.Text.Length; i++)
        {
            var c = statement.Text[i];
            if (c == '\\' && isQuoted)
                i++;
            else if (c == '\'')
                isQuoted = !isQuoted;
            else if (c == StatementHole.Sign && (!isQuoted || i >= error.Start)
                && statement.Holes.Any(h => h.Offset == i && h.Kind == HoleKind.Raw))
                return false;
        }
        return true;
    }

    private static string? Quoted(string? value) => value is null ? null : new StringLiteral(value).ToString();

    private static string Sentence(string message) => char.ToUpperInvariant(message[0]) + message.Substring(1) + ".";
}
