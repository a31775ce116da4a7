using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>The clauses at the end of a query: BIND, FOR, UPDATE.</summary>
internal static class TailGrammar
{
    /// <summary>BIND after USING LOOKUP; null after a failure.</summary>
    public static List<BindItem>? Bind(TokenReader reader)
    {
        reader.Take();
        var items = new List<BindItem>();
        do
        {
            if (NameGrammar.Path(reader, "a field name after BIND") is not { } field || !reader.Expect(TokenKind.Equal, "= in BIND"))
                return null;
            if (LiteralGrammar.Value(reader, "a value in BIND") is not { } value)
                return null;
            items.Add(new BindItem(field, value) { Span = reader.Since(field.Span) });
        }
        while (reader.Take(TokenKind.Comma));
        return items;
    }

    /// <summary>FOR VIEW or FOR REFERENCE; null after a failure. FOR UPDATE is reported and skipped.</summary>
    public static RecordTracking? Tracking(TokenReader reader)
    {
        var start = reader.Take().Span;
        if (reader.Take(Keyword.View))
            return RecordTracking.View;
        if (reader.Take(Keyword.Reference))
            return RecordTracking.Reference;
        if (reader.Take(Keyword.Update))
        {
            reader.Report(
                SyntaxErrorKind.ApexOnlyClause, "FOR UPDATE exists in Apex only: over REST a query cannot lock rows", reader.Since(start));
            return RecordTracking.None;
        }
        reader.Fail("VIEW or REFERENCE after FOR");
        return null;
    }

    /// <summary>UPDATE TRACKING and UPDATE VIEWSTAT; null after a failure.</summary>
    public static UpdateTargets? Update(TokenReader reader)
    {
        reader.Take();
        var targets = UpdateTargets.None;
        do
        {
            if (reader.TakeWord("TRACKING"))
                targets |= UpdateTargets.Tracking;
            else if (reader.TakeWord("VIEWSTAT"))
                targets |= UpdateTargets.ViewStat;
            else
            {
                reader.Fail("TRACKING or VIEWSTAT after UPDATE");
                return null;
            }
        }
        while (reader.Take(TokenKind.Comma));
        return targets;
    }
}
