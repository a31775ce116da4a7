using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>Says in words what a hole holds, for errors.</summary>
internal static class HoleWords
{
    public const string Quoted =
        "a hole is inside quotes: remove the quotes, because the value gets its own, and put the whole text into the hole";

    public static string Describe(HoleKind kind) => kind switch
    {
        HoleKind.List => "a hole with a list",
        HoleKind.Query => "a hole with a query",
        HoleKind.Condition => "a hole with a condition",
        HoleKind.Point => "a hole with a point",
        HoleKind.Unit => "a hole with a unit",
        HoleKind.Words => "a hole with words to search for",
        _ => "a hole with a value",
    };

    /// <summary>Whether the hole takes one value that can be compared.</summary>
    public static bool IsValue(HoleKind kind) => kind is >= HoleKind.Value and <= HoleKind.Id or HoleKind.Raw;

    /// <summary>Whether the hole can be a name or a part of one.</summary>
    public static bool IsName(HoleKind kind) => kind is HoleKind.Name or HoleKind.Raw;

    /// <summary>A value of the kind that the hole takes.</summary>
    public static Literal? Sample(HoleKind kind) => kind switch
    {
        HoleKind.Text or HoleKind.Id => new StringLiteral(""),
        HoleKind.Whole or HoleKind.Number => new NumberLiteral("1"),
        HoleKind.Boolean => new BooleanLiteral(true),
        HoleKind.Date => new DateLiteral(default),
        HoleKind.DateTime => new DateTimeLiteral(default),
        HoleKind.Time => new TimeLiteral(default, default),
        HoleKind.DateRange => new RelativeDateLiteral(RelativeDateRange.Today, null),
        HoleKind.Currency => new CurrencyLiteral("USD", "1"),
        _ => null,
    };
}
