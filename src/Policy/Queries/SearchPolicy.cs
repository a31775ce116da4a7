using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Footprints;
using Salesforce.Typed.SoqlSyntax.Rewriting;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Policy.Queries;

/// <summary>Decides searches: the text is data, and the statement is built here.</summary>
public static class SearchPolicy
{
    /// <summary>Decides a search.</summary>
    /// <param name="access">The agent.</param>
    /// <param name="text">What is searched for. Operators and wildcards in it are searched for as they are written.</param>
    /// <param name="objects">The objects.</param>
    /// <param name="group">Which fields are searched.</param>
    /// <param name="mostRows">The most rows of one object; null where it sets none.</param>
    public static QueryDecision Decide(
        AgentAccess access, string text, IReadOnlyCollection<string> objects, SearchGroup group, int? mostRows = null)
    {
        if (!access.Agent.Actions.Search)
            return QueryDecision.Refused(new Refusal(RefusalCode.Denied, "Searches are not allowed.") { Instead = "Use the tool query." });
        if (objects.Count == 0)
            return QueryDecision.Refused(new Refusal(RefusalCode.Invalid, "Name the objects to search."));
        var items = new List<ReturningItem>();
        foreach (var name in objects)
        {
            if (access.View.Find(name) is not { } describe)
                return QueryDecision.Refused(new Refusal(RefusalCode.NotFound, $"sObject type '{name}' is not supported."));
            if (ReadsHidden(access, describe.Name, group))
            {
                return QueryDecision.Refused(new Refusal(
                    RefusalCode.Denied, $"{describe.Name} cannot be searched in {group.ToString().ToLowerInvariant()} fields.",
                    $"The search would read hidden or masked fields of {describe.Name}.")
                {
                    Instead = "Search other fields, or use the tool query.",
                });
            }
            items.Add(new ReturningItem(new Identifier(describe.Name)) { Fields = new(Columns(describe)) });
        }
        var search = new SoslSearch { Find = SearchText.OfWords(text), Group = group, Returning = new(items) };
        var errors = SemanticCheck.Check(search, SchemaView.Complete(access.View));
        if (errors.FirstOrDefault(e => e.ErrorCode is not null) is { } error)
            return QueryDecision.Refused(QueryPolicy.OfError(error));
        var result = Footprint.Of(search, access.View);
        if (result.Footprint is not { } footprint)
            return QueryDecision.Refused(QueryPolicy.OfRefusal(result.Refusals[0]));
        if (FootprintRules.Check(access, footprint) is { } forbidden)
            return QueryDecision.Refused(forbidden);
        var restricted = RowRestriction.Add(access, search, footprint, mostRows);
        return QueryPolicy.Finish(access, restricted, RewrittenText.Of(restricted), footprint, Footprint.Of(restricted, access.Schema));
    }

    private static IEnumerable<SelectExpression> Columns(SObjectDescribe describe) =>
        describe.Fields.Where(f => f.Type == FieldType.Id || f.Is(FieldTraits.NameField)).Select(
            f => new SelectExpression(new FieldPath(f.Name)));

    // A row that is found says that one of the searched fields has the text.
    private static bool ReadsHidden(AgentAccess access, string name, SearchGroup group) => access.Schema.Find(name)!.Fields
        .Any(f => IsSearched(f, group) && (access.View.Find(name)!.FindField(f.Name) is null || access.IsMasked(name, f.Name)));

    private static bool IsSearched(FieldDescribe field, SearchGroup group) => group switch
    {
        SearchGroup.Name => field.Is(FieldTraits.NameField) || field.CompoundFieldName == "Name",
        SearchGroup.Email => field.Type == FieldType.Email,
        SearchGroup.Phone => field.Type == FieldType.Phone,
        _ => field.Type.Info().Family is ValueFamily.Text or ValueFamily.TextSet,
    };
}
