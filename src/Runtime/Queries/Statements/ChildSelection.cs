using System.ComponentModel;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed.CompilerServices;

/// <summary>A child relationship in a SELECT list: a subquery. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ChildSelection : SelectionPart
{
    private const int MostSubqueries = 20;
    private const int MostLevels = 5;

    /// <summary>The subquery for these fields, and further parts, of the children behind <paramref name="relationship"/>.</summary>
    public ChildSelection(string relationship, string fields, params SelectionPart[] parts)
    {
        ArgumentNullException.ThrowIfNull(relationship);
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(parts);
        Relationship = relationship;
        Fields = fields;
        Parts = parts;
    }

    internal string Relationship { get; }

    internal string Fields { get; }

    internal SelectionPart[] Parts { get; }

    /// <summary>Writes a list; a child relationship that has a shape is written with its condition, order and limit.</summary>
    internal static void WriteList(ref SoqlWriter writer, string fields, SelectionPart[] parts, ChildShapes shapes, int level = 1)
    {
        if (parts.Count(p => p is ChildSelection) > MostSubqueries)
            throw new InvalidOperationException(
                $"SOQL takes {MostSubqueries} child subqueries at most; this query has {parts.Count(p => p is ChildSelection)}.");
        writer.Write(fields);
        var separator = fields.Length == 0 ? "" : ", ";
        foreach (var part in parts)
        {
            writer.Write(separator);
            separator = ", ";
            switch (part)
            {
                case ChildSelection child:
                    child.Write(ref writer, shapes.Find(child.Relationship), level + 1);
                    break;
                case TypeofSelection parent:
                    parent.Write(ref writer);
                    break;
                case FunctionSelection function:
                    writer.Write(function.Soql);
                    writer.Write(' ');
                    writer.Write(function.Alias);
                    break;
            }
        }
    }

    private void Write(ref SoqlWriter writer, ChildShape? shape, int level)
    {
        if (level > MostLevels)
            throw new InvalidOperationException(
                $"SOQL nests {MostLevels} levels at most, the query's own object among them; {Relationship} is on level {level}.");
        if (FieldsSelectList.IsFunction(Fields))
            FieldsSelectList.CheckLimit(Fields, shape?.Limit);
        writer.Write("(SELECT ");
        WriteList(ref writer, Fields, Parts, shape?.Children ?? ChildShapes.None, level);
        writer.Write(" FROM ");
        writer.Write(Relationship);
        shape?.WriteEnd(ref writer);
        writer.Write(')');
    }
}
