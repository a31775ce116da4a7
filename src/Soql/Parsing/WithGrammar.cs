using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>The WITH clauses of SOQL.</summary>
internal static class WithGrammar
{
    /// <summary>All WITH clauses; null after a failure. DATA CATEGORY or a filter comes first, then options.</summary>
    public static List<WithClause>? Clauses(TokenReader reader)
    {
        var clauses = new List<WithClause>();
        while (reader.Is(Keyword.With))
        {
            var start = reader.Current.Span;
            if (Clause(reader) is not { } clause)
                return null;
            if (clause is not WithOption && clauses.Count > 0)
            {
                return reader.Refuse<List<WithClause>>(
                    "WITH DATA CATEGORY and WITH name = 'text' come before other WITH clauses, and only one of them", start);
            }
            clauses.Add(clause);
        }
        return clauses;
    }

    /// <summary>The WITH of a semi-join, which has no options.</summary>
    public static WithClause? SemiJoinClause(TokenReader reader)
    {
        var start = reader.Current.Span;
        return Clause(reader) switch
        {
            WithOption => reader.Refuse<WithClause>("the subquery of IN takes WITH DATA CATEGORY or WITH name = 'text' only", start),
            var clause => clause,
        };
    }

    /// <summary><c>DATA CATEGORY</c> and its filters; the current token is DATA.</summary>
    public static WithDataCategory? DataCategory(TokenReader reader, TextSpan start)
    {
        reader.Take();
        if (!reader.Expect(Keyword.Category, " after DATA"))
            return null;
        var filters = new List<DataCategoryFilter>();
        do
        {
            if (Filter(reader) is not { } filter)
                return null;
            filters.Add(filter);
        }
        while (reader.Take(Keyword.And));
        return new WithDataCategory(new EquatableArray<DataCategoryFilter>(filters.ToArray())) { Span = reader.Since(start) };
    }

    /// <summary>The settings in parentheses after an option's name, if there are any; null after a failure.</summary>
    public static WithOption? Option(TokenReader reader, Identifier name, TextSpan start)
    {
        var settings = new List<WithSetting>();
        if (reader.Take(TokenKind.LeftParenthesis))
        {
            do
            {
                if (Setting(reader) is not { } setting)
                    return null;
                settings.Add(setting);
            }
            while (reader.Take(TokenKind.Comma));
            if (!reader.Expect(TokenKind.RightParenthesis, $"the ) that closes {name.Text}("))
                return null;
        }
        return new WithOption(name, new EquatableArray<WithSetting>(settings.ToArray())) { Span = reader.Since(start) };
    }

    private static WithClause? Clause(TokenReader reader)
    {
        var start = reader.Take().Span;
        if (reader.Is(Keyword.Data) && reader.Peek(1).Keyword == Keyword.Category)
            return DataCategory(reader, start);
        if (NameGrammar.Identifier(reader, "DATA CATEGORY or a name after WITH") is not { } name)
            return null;
        if (!reader.Take(TokenKind.Equal))
            return Option(reader, name, start);
        return LiteralGrammar.String(reader) is { } value
            ? new WithFilter(name, false, new EquatableArray<Literal>([value])) { Span = reader.Since(start) }
            : null;
    }

    private static DataCategoryFilter? Filter(TokenReader reader)
    {
        if (NameGrammar.Identifier(reader, "a data category group") is not { } group)
            return null;
        DataCategoryOperator? which = reader.Current.Keyword switch
        {
            Keyword.At => DataCategoryOperator.At,
            Keyword.Above => DataCategoryOperator.Above,
            Keyword.Below => DataCategoryOperator.Below,
            Keyword.AboveOrBelow => DataCategoryOperator.AboveOrBelow,
            _ => null,
        };
        if (which is null)
            return reader.Fail<DataCategoryFilter>("AT, ABOVE, BELOW or ABOVE_OR_BELOW");
        reader.Take();
        if (Categories(reader) is not { } categories)
            return null;
        var all = new EquatableArray<Identifier>(categories.ToArray());
        return new DataCategoryFilter(group, which.Value, all) { Span = reader.Since(group.Span) };
    }

    private static List<Identifier>? Categories(TokenReader reader)
    {
        var categories = new List<Identifier>();
        var isList = reader.Take(TokenKind.LeftParenthesis);
        do
        {
            if (NameGrammar.Identifier(reader, "a data category") is not { } category)
                return null;
            categories.Add(category);
        }
        while (isList && reader.Take(TokenKind.Comma));
        return !isList || reader.Expect(TokenKind.RightParenthesis, "a comma or ) in the list of categories") ? categories : null;
    }

    private static WithSetting? Setting(TokenReader reader)
    {
        if (NameGrammar.Identifier(reader, "the name of a setting") is not { } name
            || !reader.Expect(TokenKind.Equal, "= after " + name.Text))
            return null;
        const string Value = "a text, a whole number, TRUE or FALSE";
        if (!reader.IsHole(HoleWords.IsValue) && !reader.Is(TokenKind.String) && !reader.Is(TokenKind.Integer) && !reader.Is(Keyword.True)
            && !reader.Is(Keyword.False))
            return reader.Fail<WithSetting>(Value);
        return LiteralGrammar.Value(reader, Value) is { } value ? new WithSetting(name, value) { Span = reader.Since(name.Span) } : null;
    }
}
