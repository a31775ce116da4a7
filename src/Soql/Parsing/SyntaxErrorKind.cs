using Salesforce.Typed.SoqlSyntax.Checking;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>What sort of mistake a text has.</summary>
public enum SyntaxErrorKind
{
    /// <summary>The text does not follow the grammar.</summary>
    Grammar,

    /// <summary>A <c>:bind</c> variable: they exist in Apex only.</summary>
    BindVariable,

    /// <summary>
    /// A clause that exists in Apex only and that the official grammar refuses too: FOR UPDATE, ALL ROWS, and in SOSL FIND with quotes. The
    /// modes of WITH, which it accepts, are of <see cref="SemanticErrorKind.ApexOnlyClause"/>.
    /// </summary>
    ApexOnlyClause,

    /// <summary>Parentheses or subqueries are nested deeper than this parser follows.</summary>
    TooDeep,

    /// <summary>A reserved character in the text of FIND is not escaped.</summary>
    ReservedCharacter,

    /// <summary>The text of FIND has a quote or parenthesis without its counterpart, or an operator without a term.</summary>
    SearchText,

    /// <summary>The braces of FIND are empty.</summary>
    EmptySearch,
}
