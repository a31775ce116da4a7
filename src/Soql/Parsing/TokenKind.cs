namespace Salesforce.Typed.SoqlSyntax.Parsing;

internal enum TokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>A name, with dots in it or not; keywords are names too.</summary>
    Name,
    Integer,
    Decimal,

    /// <summary>A text with its quotes; escapes are looked at when its place in the grammar is known.</summary>
    String,
    Date,
    DateTime,
    Time,

    /// <summary>SOSL's <c>{text}</c>.</summary>
    Braced,
    LeftParenthesis,
    RightParenthesis,
    Comma,
    Dot,
    Colon,
    Plus,
    Minus,
    Equal,
    Less,
    Greater,

    /// <summary><c>!=</c> or <c>&lt;&gt;</c>.</summary>
    NotEqual,

    /// <summary>A place where something will be put in.</summary>
    Hole,

    /// <summary>Text that is not a token; the token's problem says why.</summary>
    Bad,
}
