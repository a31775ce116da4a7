using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Queries.Dynamic;

/// <summary>A SELECT list that was composed at run time. Immutable.</summary>
/// <param name="info">The object.</param>
/// <param name="fields">The fields, parents' as paths; null for those of the table.</param>
/// <param name="parts">Children, and parents of several possible objects.</param>
internal sealed class NamedSelectList(SObjectInfo info, IReadOnlyList<string>? fields, params SelectionPart[] parts) : ISelectList
{
    private ReadPlan? _plan;

    public ReadPlan Plan => _plan ??= PlanBuilder.Build(info, Fields, parts);

    public SelectedFields Selected => new(Fields, parts);
    private IReadOnlyList<string> Paths => fields ?? [];

    private IEnumerable<string> Parents => parts.OfType<TypeofSelection>().Select(p => p.Relationship);

    private string Fields => fields is null ? info.DefaultFields : string.Join(", ", fields);

    public void Write(ref SoqlWriter writer, QueryParts query) => ChildSelection.WriteList(ref writer, Fields, parts, query.Children);

    /// <summary>The same list with other fields.</summary>
    /// <exception cref="ArgumentException">A field is of a parent that is read by its object.</exception>
    public NamedSelectList With(IReadOnlyList<string> other) => Checked(new(info, other, parts));

    /// <summary>The same list with one part more, in place of one of the same relationship.</summary>
    /// <exception cref="ArgumentException">The part reads a parent by its object, a field of which is in the list.</exception>
    public NamedSelectList With(SelectionPart part) => Checked(new(info, fields, [.. parts.Where(p => NameOf(p) != NameOf(part)), part]));

    /// <summary>The same list as that of a child subquery.</summary>
    public ChildSelection AsChildren(string relationship) => new(relationship, Fields, parts);

    // TYPEOF cannot reference a relationship that the field list references too (SOQL Reference, SOQL SELECT Syntax).
    private static NamedSelectList Checked(NamedSelectList list)
    {
        foreach (var parent in list.Parents)
        {
            if (list.Paths.FirstOrDefault(p => p.StartsWith(parent + ".", StringComparison.OrdinalIgnoreCase)) is { } path)
                throw new ArgumentException(
                    $"{path} cannot be selected next to SelectByType of {parent}: SOQL reads {parent} either by its "
                        + $"objects or by paths. Name the field in each case of SelectByType.");
        }
        return list;
    }

    private static string? NameOf(SelectionPart part) => part switch
    {
        ChildSelection child => child.Relationship,
        TypeofSelection parent => parent.Relationship,
        _ => null,
    };
}
