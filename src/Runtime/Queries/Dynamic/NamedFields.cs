using Salesforce.Typed.Core.Dynamic;
using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed.Queries.Dynamic;

/// <summary>Finds the fields that clauses name at run time, and checks that the clause takes them.</summary>
internal static class NamedFields
{
    /// <summary>The paths of a SELECT list, the id first, each once.</summary>
    /// <exception cref="ArgumentException">The field does not exist, or none is named.</exception>
    public static IReadOnlyList<string> Selected(SObjectInfo info, IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var found = new List<string>();
        foreach (var path in paths)
            found.Add(NamedField.Find(info, path).Path);
        if (found.Count == 0)
            throw new ArgumentException("Name at least one field.", nameof(paths));
        if (info.IdField is { } id && !found.Contains(id.Name))
            found.Insert(0, id.Name);
        return [.. found.Distinct()];
    }

    /// <summary>A key of an order.</summary>
    /// <exception cref="ArgumentException">The field does not exist, or it is not sortable.</exception>
    public static OrderTerm Order(SObjectInfo info, OrderTerm? before, string path, bool descending, Nulls? nulls)
    {
        var named = NamedField.Find(info, path);
        if (named.Field.Kind is FieldKind.Address or FieldKind.Location or FieldKind.MultiPicklist
            || named.Field.Definition is { CanSort: false })
            throw new ArgumentException($"{named.Path} ({named.Field}) is not sortable. Remove the order, or sort the rows in the program.",
                nameof(path));
        return new OrderTerm(before, named.Path, descending, nulls);
    }

    /// <summary>A key of groups.</summary>
    /// <exception cref="ArgumentException">The field does not exist, or it is not groupable.</exception>
    public static NamedField Grouped(SObjectInfo info, string path)
    {
        var named = NamedField.Find(info, path);
        return named.Field.Kind is FieldKind.Address or FieldKind.Location or FieldKind.MultiPicklist
            || named.Field.Definition is { CanGroup: false }
            ? throw new ArgumentException($"{named.Path} ({named.Field}) is not groupable.", nameof(path))
            : named;
    }
}
