using System.Text;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Printing;

/// <summary>Writes what a search looks for, with parentheses where the grammar needs them.</summary>
internal static class SearchTextPrinter
{
    // How tightly the terms of an expression are bound, from the loosest on.
    private const int Or = 0;
    private const int And = 1;
    private const int Sequence = 2;
    private const int Single = 3;

    public static void Add(StringBuilder output, SearchExpression expression)
    {
        switch (expression)
        {
            case SearchWord word when SearchEscapes.IsOperator(word.Pattern):
                output.Append('"').Append(word.Pattern).Append('"');
                break;
            case SearchWord word:
                AddPattern(output, word.Pattern, isPhrase: false);
                break;
            case SearchPhrase phrase:
                output.Append('"');
                AddPattern(output, phrase.Pattern, isPhrase: true);
                output.Append('"');
                break;
            case SearchSequence sequence:
                AddTerms(output, sequence.Terms, " ", Single);
                break;
            case SearchAnd and:
                AddTerms(output, and.Terms, " AND ", Sequence);
                break;
            case SearchAndNot andNot:
                Term(output, andNot.Included, And);
                output.Append(" AND NOT ");
                Term(output, andNot.Excluded, Sequence);
                break;
            case SearchOr or:
                AddTerms(output, or.Terms, " OR ", And);
                break;
            case SearchHole:
                output.Append(StatementHole.Sign);
                break;
        }
    }

    private static void AddTerms(StringBuilder output, EquatableArray<SearchExpression> terms, string joint, int least)
    {
        for (var i = 0; i < terms.Count; i++)
        {
            if (i > 0)
                output.Append(joint);
            // AND NOT before AND is evaluated first: it needs no parentheses there.
            Term(output, terms[i], i == 0 && least == Sequence && terms[i] is SearchAndNot ? And : least);
        }
    }

    private static void Term(StringBuilder output, SearchExpression term, int least)
    {
        var needsParentheses = Binding(term) < least;
        if (needsParentheses)
            output.Append('(');
        Add(output, term);
        if (needsParentheses)
            output.Append(')');
    }

    private static int Binding(SearchExpression expression) => expression switch
    {
        SearchOr => Or,
        SearchAnd or SearchAndNot => And,
        SearchSequence => Sequence,
        _ => Single,
    };

    private static void AddPattern(StringBuilder output, string pattern, bool isPhrase)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
                output.Append(c).Append(pattern[++i]);
            else if (c is '*' or '?')
                output.Append(c);
            else
                output.Append(SearchEscapes.IsReserved(c) || (!isPhrase && char.IsWhiteSpace(c)) ? "\\" : "").Append(c);
        }
    }
}
