namespace Salesforce.Typed.SoqlSyntax.Parsing;

internal static class Keywords
{
    private static readonly Dictionary<string, Keyword> ByText = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AND"] = Keyword.And,
        ["OR"] = Keyword.Or,
        ["TRUE"] = Keyword.True,
        ["FALSE"] = Keyword.False,
        ["WITH"] = Keyword.With,
        ["DATA"] = Keyword.Data,
        ["CATEGORY"] = Keyword.Category,
        ["AT"] = Keyword.At,
        ["ABOVE"] = Keyword.Above,
        ["BELOW"] = Keyword.Below,
        ["ABOVE_OR_BELOW"] = Keyword.AboveOrBelow,
        ["OFFSET"] = Keyword.Offset,
        ["FOR"] = Keyword.For,
        ["VIEW"] = Keyword.View,
        ["LIMIT"] = Keyword.Limit,
        ["REFERENCE"] = Keyword.Reference,
        ["TYPEOF"] = Keyword.Typeof,
        ["WHEN"] = Keyword.When,
        ["WHERE"] = Keyword.Where,
        ["THEN"] = Keyword.Then,
        ["ELSE"] = Keyword.Else,
        ["END"] = Keyword.End,
        ["DISTANCE"] = Keyword.Distance,
        ["GEOLOCATION"] = Keyword.Geolocation,
        ["GROUP"] = Keyword.Group,
        ["ROLLUP"] = Keyword.Rollup,
        ["CUBE"] = Keyword.Cube,
        ["HAVING"] = Keyword.Having,
        ["INCLUDES"] = Keyword.Includes,
        ["EXCLUDES"] = Keyword.Excludes,
        ["ORDER"] = Keyword.Order,
        ["IN"] = Keyword.In,
        ["NOT"] = Keyword.Not,
        ["BY"] = Keyword.By,
        ["ASC"] = Keyword.Asc,
        ["DESC"] = Keyword.Desc,
        ["NULLS"] = Keyword.Nulls,
        ["CASE"] = Keyword.Case,
        ["FIELDS"] = Keyword.Fields,
        ["SELECT"] = Keyword.Select,
        ["COUNT"] = Keyword.Count,
        ["FROM"] = Keyword.From,
        ["LOOKUP"] = Keyword.Lookup,
        ["SCOPE"] = Keyword.Scope,
        ["AS"] = Keyword.As,
        ["USING"] = Keyword.Using,
        ["NULL"] = Keyword.Null,
        ["UPDATE"] = Keyword.Update,
        ["FIRST"] = Keyword.First,
        ["LAST"] = Keyword.Last,
        ["LIKE"] = Keyword.Like,
        ["BIND"] = Keyword.Bind,
        ["HIERARCHICAL"] = Keyword.Hierarchical,
        ["FLAT"] = Keyword.Flat,
    };

    public static Keyword Find(string text) => ByText.TryGetValue(text, out var keyword) ? keyword : Keyword.None;

    public static string Text(Keyword keyword) =>
        keyword == Keyword.AboveOrBelow ? "ABOVE_OR_BELOW" : keyword.ToString().ToUpperInvariant();

    /// <summary>
    /// Whether a field, object or alias may have that name. The official grammar decides; <c>Group</c> and <c>Order</c> may, <c>From</c>
    /// may not.
    /// </summary>
    public static bool MayBeName(Keyword keyword) => keyword is Keyword.None
        or Keyword.Data or Keyword.Category or Keyword.At or Keyword.Above or Keyword.Below or Keyword.AboveOrBelow
        or Keyword.Offset or Keyword.View or Keyword.Reference or Keyword.Typeof or Keyword.When or Keyword.Then
        or Keyword.End or Keyword.Distance or Keyword.Geolocation or Keyword.Group or Keyword.Order or Keyword.Case
        or Keyword.Fields or Keyword.Count or Keyword.Scope or Keyword.Flat;
}
