using System.ComponentModel;
using Salesforce.Typed.Conditions;
using Salesforce.Typed.Wire;

namespace Salesforce.Typed;

/// <summary>
/// A SELECT list that was worked out when the code was built, and how rows of it are read. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Selection
{
    private readonly string _fields;
    private readonly ChildSelection[] _children;
    private ReadPlan? _plan;

    /// <summary>The list of these fields and child relationships.</summary>
    /// <param name="info">The object.</param>
    /// <param name="fields">The fields, with those of parents as paths, separated by a comma and a blank.</param>
    /// <param name="children">The child relationships.</param>
    public Selection(SObjectInfo info, string fields, params ChildSelection[] children)
    {
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(children);
        Info = info;
        _fields = fields;
        _children = children;
    }

    /// <summary>The object.</summary>
    public SObjectInfo Info { get; }

    internal ReadPlan Plan => _plan ??= PlanBuilder.Build(Info, _fields, _children);

    internal void Write(ref SoqlWriter writer) => ChildSelection.WriteList(ref writer, _fields, _children);
}
