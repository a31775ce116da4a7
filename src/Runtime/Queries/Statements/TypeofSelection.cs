using System.ComponentModel;
using Salesforce.Typed.Core.Conditions;

namespace Salesforce.Typed.CompilerServices;

/// <summary>A parent of several possible objects in a SELECT list, each with fields of its own: TYPEOF. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TypeofSelection : SelectionPart
{
    private readonly (string Object, string Fields)[] _cases;

    /// <summary>
    /// These fields, separated by a comma and a blank, where the parent is of that object; of any other object where it has no name.
    /// </summary>
    public TypeofSelection(string relationship, params (string Object, string Fields)[] cases)
    {
        ArgumentNullException.ThrowIfNull(relationship);
        ArgumentNullException.ThrowIfNull(cases);
        Relationship = relationship;
        _cases = cases;
    }

    internal string Relationship { get; }

    internal void Write(ref SoqlWriter writer)
    {
        writer.Write("TYPEOF ");
        writer.Write(Relationship);
        foreach (var (sobject, fields) in _cases)
        {
            if (sobject.Length == 0)
                writer.Write(" ELSE ");
            else
            {
                writer.Write(" WHEN ");
                writer.Write(sobject);
                writer.Write(" THEN ");
            }
            writer.Write(fields);
        }
        writer.Write(" END");
    }
}
