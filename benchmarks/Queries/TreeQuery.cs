using System.Globalization;
using System.Linq.Expressions;

namespace Salesforce.Typed.Benchmarks;

/// <summary>A query that keeps expression trees, as Entity Framework does, and translates them when the text is asked for.</summary>
internal sealed record TreeQuery<T>(string From)
{
    private Expression<Func<T, bool>>? Condition { get; init; }

    private LambdaExpression? Order { get; init; }

    private LambdaExpression? Chosen { get; init; }

    private int? Limit { get; init; }

    public TreeQuery<T> Where(Expression<Func<T, bool>> condition) => this with { Condition = condition };

    public TreeQuery<T> OrderByDescending<V>(Expression<Func<T, V>> key) => this with { Order = key };

    public TreeQuery<T> Take(int count) => this with { Limit = count };

    public TreeQuery<T> Select<R>(Expression<Func<T, R>> row) => this with { Chosen = row };

    /// <summary>The statement.</summary>
    public string ToSoql()
    {
        var visitor = new SoqlVisitor();
        visitor.Text.Append("SELECT ");
        visitor.Visit(Chosen!.Body);
        visitor.Text.Append(" FROM ").Append(From).Append(" WHERE ");
        visitor.Visit(Condition!.Body);
        visitor.Text.Append(" ORDER BY ");
        visitor.Visit(Order!.Body);
        return visitor.Text.Append(CultureInfo.InvariantCulture, $" DESC LIMIT {Limit}").ToString();
    }
}
