using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>
/// A place in a statement where a value, a name or a condition will be put in, as the holes of an interpolated string. In the text stands
/// <see cref="Sign"/> for it.
/// </summary>
/// <param name="Offset">Where the sign stands.</param>
/// <param name="Kind">What will be put in.</param>
public readonly record struct StatementHole(int Offset, HoleKind Kind)
{
    /// <summary>The character that stands for a hole: U+FFFC, which Unicode calls "object replacement character".</summary>
    public const char Sign = '\uFFFC';
}
