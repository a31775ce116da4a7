using System.Globalization;
using System.Linq.Expressions;
using System.Text;

namespace Salesforce.Typed.Benchmarks;

/// <summary>
/// Translates what the benchmark's query is made of. Captured values are read by reflection: compiling them would cost far more.
/// </summary>
internal sealed class SoqlVisitor : ExpressionVisitor
{
    public StringBuilder Text { get; } = new();

    protected override Expression VisitBinary(BinaryExpression node)
    {
        Visit(node.Left);
        Text.Append(node.NodeType switch
        {
            ExpressionType.AndAlso => " AND ",
            ExpressionType.Equal => " = ",
            ExpressionType.GreaterThan => " > ",
            _ => throw new NotSupportedException(node.NodeType.ToString()),
        });
        Visit(node.Right);
        return node;
    }

    protected override Expression VisitNew(NewExpression node)
    {
        for (var i = 0; i < node.Arguments.Count; i++)
        {
            Text.Append(i == 0 ? "" : ", ");
            Visit(node.Arguments[i]);
        }
        return node;
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (node.Method.Name != nameof(string.StartsWith))
            throw new NotSupportedException(node.Method.Name);
        Visit(node.Object);
        Text.Append(" LIKE ");
        Literal((string)Value(node.Arguments[0])! + "%");
        return node;
    }

    protected override Expression VisitMember(MemberExpression node)
    {
        if (!IsField(node))
        {
            Literal(Value(node));
            return node;
        }
        if (node.Expression is MemberExpression parent)
        {
            VisitMember(parent);
            Text.Append('.');
        }
        Text.Append(node.Member.Name);
        return node;
    }

    protected override Expression VisitConstant(ConstantExpression node)
    {
        Literal(node.Value);
        return node;
    }

    private static bool IsField(Expression? node) => node switch
    {
        ParameterExpression => true,
        MemberExpression member => IsField(member.Expression),
        _ => false,
    };

    private static object? Value(Expression node) => node switch
    {
        ConstantExpression constant => constant.Value,
        UnaryExpression { NodeType: ExpressionType.Convert } convert => Value(convert.Operand),
        MemberExpression { Member: System.Reflection.FieldInfo field } member =>
            field.GetValue(member.Expression is null ? null : Value(member.Expression)),
        _ => throw new NotSupportedException(node.NodeType.ToString()),
    };

    private void Literal(object? value)
    {
        switch (value)
        {
            case null: Text.Append("null"); break;
            case string text: Text.Append('\'').Append(
                text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)).Append('\''); break;
            case IFormattable number: Text.Append(number.ToString(null, CultureInfo.InvariantCulture)); break;
            default: throw new NotSupportedException(value.GetType().Name);
        }
    }
}
