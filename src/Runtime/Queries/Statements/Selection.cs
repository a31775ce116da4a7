using System.ComponentModel;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.CompilerServices;

/// <summary>
/// A SELECT list that was worked out when the code was built, and how rows of it are read. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Selection : ISelectList
{
    private readonly string _fields;
    private readonly SelectionPart[] _parts;
    private ReadPlan? _plan;

    /// <summary>The list of these fields, and of parts that are not plain fields.</summary>
    /// <param name="info">The object.</param>
    /// <param name="fields">The fields, with those of parents as paths, separated by a comma and a blank.</param>
    /// <param name="parts">The child relationships, parents of several objects, and functions.</param>
    public Selection(SObjectInfo info, string fields, params SelectionPart[] parts)
    {
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(parts);
        Info = info;
        _fields = fields;
        _parts = parts;
    }

    /// <summary>The object.</summary>
    public SObjectInfo Info { get; }

    /// <summary>Whether it is one field of the object itself.</summary>
    internal bool IsOwnField => _parts.Length == 0 && !_fields.AsSpan().ContainsAny(',', '.');

    /// <summary>The list with the id of the records, for what goes on after the last one.</summary>
    internal Selection WithId()
    {
        var id = Info.IdField!.Name;
        return _fields.Split(", ").Contains(id, StringComparer.Ordinal)
            ? this
            : new Selection(Info, _fields.Length == 0 ? id : $"{id}, {_fields}", _parts);
    }

    SelectedFields ISelectList.Selected => new(_fields, _parts);

    ReadPlan ISelectList.Plan => _plan ??= PlanBuilder.Build(Info, _fields, _parts);

    void ISelectList.Write(ref SoqlWriter writer, QueryParts parts) =>
        ChildSelection.WriteList(ref writer, _fields, _parts, parts.Children);
}
