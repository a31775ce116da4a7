using System.ComponentModel;

namespace Salesforce.Typed.CompilerServices;

/// <summary>A function of a field in a SELECT list, as <c>toLabel(Industry)</c>, under an alias. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FunctionSelection : SelectionPart
{
    /// <summary>The function as SOQL writes it, the alias, and how the result travels.</summary>
    public FunctionSelection(string soql, string alias, FieldKind kind)
    {
        ArgumentNullException.ThrowIfNull(soql);
        ArgumentNullException.ThrowIfNull(alias);
        Soql = soql;
        Alias = alias;
        Kind = kind;
    }

    internal string Soql { get; }

    internal string Alias { get; }

    internal FieldKind Kind { get; }
}
