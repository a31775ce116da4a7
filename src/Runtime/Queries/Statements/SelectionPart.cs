using System.ComponentModel;

namespace Salesforce.Typed.CompilerServices;

/// <summary>A part of a SELECT list that is not a plain field. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SelectionPart
{
    private protected SelectionPart()
    {
    }
}
