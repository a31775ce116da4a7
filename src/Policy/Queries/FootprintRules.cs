using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Views;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Footprints;

namespace Salesforce.Typed.Policy.Queries;

/// <summary>
/// What a grant allows of what a statement reads: masked values are shown only, and paths to several objects need all of them.
/// </summary>
internal static class FootprintRules
{
    public static Refusal? Check(AgentAccess access, Footprint footprint)
    {
        foreach (var query in footprint.Queries)
        {
            foreach (var entry in query.Entries)
            {
                if (CheckMask(access, entry) is { } masked)
                    return masked;
                if (entry.IsPolymorphic && CheckPolymorphic(access, query, entry) is { } refusal)
                    return refusal;
            }
        }
        return null;
    }

    /// <summary>The values of the answer that are replaced.</summary>
    public static EquatableArray<MaskedColumn> Masks(
        AgentAccess access, Footprint footprint) => new(footprint.Queries.SelectMany((query, i) => query.Entries
        .Where(e => e is { Use: FootprintUse.Select, Field: not null, SelectIndex: not null, IsFollowed: false }
            && access.IsMasked(e.Object, e.Field))
        .Select(e => new MaskedColumn(i, e.SelectIndex!.Value, e.Path, e.Field!)).Distinct()));

    private static Refusal? CheckMask(AgentAccess access, FootprintEntry entry)
    {
        if (entry.Field is null || !access.IsMasked(entry.Object, entry.Field))
            return null;
        if (entry is { Use: FootprintUse.Select, IsInFunction: false, IsFollowed: false })
            return null;
        var place = entry.IsFollowed
            ? "followed to its parent"
            : entry.IsInFunction ? "used in a function" : $"used in {Clause(entry.Use)}";
        return new Refusal(RefusalCode.Denied, $"{entry.Object}.{entry.Field} is masked: it can be selected, and not {place}.")
        {
            At = entry.Span,
            Instead = "Select the field as it is, or leave it out.",
        };
    }

    // Which of the objects a row belongs to is decided by the row, so the agent needs all of them as they are.
    private static Refusal? CheckPolymorphic(AgentAccess access, FootprintQuery query, FootprintEntry entry)
    {
        if (IsTypeofBranch(access, query, entry))
        {
            return access.FilterOf(entry.Object) is null ? null : Refused(
                entry, $"{entry.Object} has a row filter, which TYPEOF cannot apply.", $"Query {entry.Object} itself.");
        }
        var isAllowed = Targets(access.Schema, query.Object, entry.Path)
            .All(target => AgentView.IsGranted(access.Agent, target, access.Schema)
            && access.FilterOf(target) is null
            && (access.Schema.Find(target)!.FindField(entry.Field!) is not { } field
                || access.View.Find(target)?.FindField(field.Name) is not null));
        return isAllowed ? null : Refused(
            entry, $"{entry.Path}.{entry.Field} reads whichever object {entry.Path} refers to, and you may not read it on all of them.",
            $"Use TYPEOF {entry.Path} WHEN ... THEN ... END for the objects that you may read.");
    }

    // A branch of TYPEOF names its object; all other entries of a polymorphic path stand for whatever the row refers to.
    private static bool IsTypeofBranch(AgentAccess access, FootprintQuery query, FootprintEntry entry) =>
        entry.SelectIndex is { } index && query.Node is SoqlSyntax.Tree.SoqlQuery node
        && node.Select.Items[index] is SoqlSyntax.Tree.TypeofItem choice
        && choice.Branches.Any(b => string.Equals(access.View.Find(b.Type.Text)?.Name, entry.Object, StringComparison.Ordinal)
            && b.Fields.Any(f => f.Span == entry.Span));

    // By the whole schema: the view has the granted objects only.
    private static IEnumerable<string> Targets(OrgSchema schema, string from, string path)
    {
        var at = schema.Find(from);
        FieldDescribe? reference = null;
        foreach (var name in path.Split('.'))
        {
            reference = at is null ? null : FieldResolver.FindRelationship(at, name);
            if (reference is null)
                break;
            if (reference.IsPolymorphic)
                return reference.ReferenceTo;
            at = reference.ReferenceTo.Select(schema.Find).FirstOrDefault(d => d is not null);
        }
        // A path that cannot be followed is refused.
        return [""];
    }

    private static Refusal Refused(FootprintEntry entry, string message, string instead) =>
        new(RefusalCode.Denied, message) { At = entry.Span, Instead = instead };

    private static string Clause(FootprintUse use) => use switch
    {
        FootprintUse.Filter => "WHERE",
        FootprintUse.Order => "ORDER BY",
        FootprintUse.Group => "GROUP BY",
        FootprintUse.Having => "HAVING",
        FootprintUse.Join => "a subquery of IN",
        _ => "this place",
    };
}
