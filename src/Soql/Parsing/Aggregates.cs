using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>The names of the aggregates.</summary>
internal static class Aggregates
{
    public static bool TryFind(string name, out AggregateFunction aggregate)
    {
        AggregateFunction? found = name.ToUpperInvariant() switch
        {
            "COUNT" => AggregateFunction.Count,
            "COUNT_DISTINCT" => AggregateFunction.CountDistinct,
            "SUM" => AggregateFunction.Sum,
            "AVG" => AggregateFunction.Avg,
            "MIN" => AggregateFunction.Min,
            "MAX" => AggregateFunction.Max,
            _ => null,
        };
        aggregate = found.GetValueOrDefault();
        return found.HasValue;
    }

    public static string Name(AggregateFunction aggregate) =>
        aggregate == AggregateFunction.CountDistinct ? "COUNT_DISTINCT" : aggregate.ToString().ToUpperInvariant();
}
