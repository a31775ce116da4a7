using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Queries.Csv;
using Salesforce.Typed.Queries.Groups;
using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed.Features.Bulk.Queries;

/// <summary>
/// What bulk queries do not support (Bulk API 2.0, Understanding Bulk API 2.0 Query), so that it is an exception before a job exists.
/// </summary>
internal static class BulkQueryRules
{
    /// <summary>The SELECT list of a query that a bulk job can run.</summary>
    /// <exception cref="InvalidOperationException">It has something that bulk queries do not support.</exception>
    public static CsvSelectList Require(QueryParts parts)
    {
        if (parts.Grouping is not null || parts.Select is GroupSelectList)
            throw Unsupported(parts, "groups and aggregates", "Read them by ToListAsync");
        if (parts.Offset > 0)
            throw Unsupported(parts, "Skip (OFFSET)", "Filter instead, for example by the id of the last record");
        var list = parts.SelectList;
        if (list.Selected is not { } selected)
            throw Unsupported(parts, "FIELDS()", "Name the fields by Only, or leave the call out to read those of the snapshot");
        foreach (var part in selected.Parts)
            Require(parts, part);
        foreach (var path in selected.Paths)
            Require(parts, path);
        return new CsvSelectList(parts.From, list, selected);
    }

    private static void Require(QueryParts parts, SelectionPart part)
    {
        switch (part)
        {
            case ChildSelection child:
                throw Unsupported(parts, $"child records ({child.Relationship})", "Read them by a query of their own");
            case TypeofSelection parent:
                throw Unsupported(
                    parts,
                    $"fields of a parent by its type (TYPEOF {parent.Relationship})",
                    $"Select fields that all parents have, such as {parent.Relationship}.Name");
        }
    }

    private static void Require(QueryParts parts, string path)
    {
        var info = parts.From;
        foreach (var name in path.Split('.'))
        {
            var field = info?.Find(name);
            if (field is { Kind: FieldKind.Address or FieldKind.Location })
                throw Unsupported(parts, $"the compound field {path}", "Select its parts");
            if (field is { Kind: FieldKind.Json })
                throw Unsupported(parts, $"{path}, which has no form in CSV", "Leave it out");
            info = field?.Target;
        }
    }

    private static InvalidOperationException Unsupported(QueryParts parts, string what, string instead) =>
        new($"A bulk query of {parts.From.Name} cannot have {what}. {instead}, or run the query without BulkAsync.");
}
