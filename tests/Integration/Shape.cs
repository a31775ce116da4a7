using System.Collections;
using System.Reflection;
using System.Text;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>
/// A statement's tree as text, without spans and without what its texts say: two statements that differ in texts alone are the same.
/// </summary>
internal static class Shape
{
    public static string Of(SyntaxNode node)
    {
        var shape = new StringBuilder();
        Add(shape, node, null);
        return shape.ToString();
    }

    /// <summary>What the texts of the statement say, patterns left out.</summary>
    public static List<string> Texts(SyntaxNode node)
    {
        var texts = new List<string>();
        Add(new StringBuilder(), node, texts);
        return texts;
    }

    private static void Add(StringBuilder shape, object? value, List<string>? texts)
    {
        switch (value)
        {
            case StringLiteral text:
                texts?.Add(text.Value);
                shape.Append("'text'");
                break;
            case LikePattern:
                shape.Append("'pattern'");
                break;
            case SearchText:
                shape.Append("{text}");
                break;
            case SyntaxNode node:
                shape.Append(node.GetType().Name).Append('(');
                foreach (var property in node.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
                {
                    if (property.Name is "Span" or "EqualityContract" || property.GetIndexParameters().Length > 0)
                        continue;
                    shape.Append(property.Name).Append(':');
                    Add(shape, property.GetValue(node), texts);
                    shape.Append(' ');
                }
                shape.Append(')');
                break;
            case IEnumerable items when value is not string:
                shape.Append('[');
                foreach (var item in items)
                    Add(shape, item, texts);
                shape.Append(']');
                break;
            default:
                shape.Append(value ?? "null");
                break;
        }
    }
}
