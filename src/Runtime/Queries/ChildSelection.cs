using System.ComponentModel;
using Salesforce.Typed.Conditions;

namespace Salesforce.Typed;

/// <summary>A child relationship in a SELECT list: a subquery. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ChildSelection
{
    /// <summary>The subquery for these fields of the children behind <paramref name="relationship"/>.</summary>
    public ChildSelection(string relationship, string fields, params ChildSelection[] children)
    {
        ArgumentNullException.ThrowIfNull(relationship);
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(children);
        Relationship = relationship;
        Fields = fields;
        Children = children;
    }

    internal string Relationship { get; }

    internal string Fields { get; }

    internal ChildSelection[] Children { get; }

    internal static void WriteList(ref SoqlWriter writer, string fields, ChildSelection[] children)
    {
        writer.Write(fields);
        var separator = fields.Length == 0 ? "" : ", ";
        foreach (var child in children)
        {
            writer.Write(separator);
            writer.Write("(SELECT ");
            WriteList(ref writer, child.Fields, child.Children);
            writer.Write(" FROM ");
            writer.Write(child.Relationship);
            writer.Write(')');
            separator = ", ";
        }
    }
}
