using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>The values of restricted picklists. Values that are no longer offered count: records may still have them.</summary>
internal static class PicklistRules
{
    public static void Check(QueryScope scope, Literal value, string text, FieldDescribe field)
    {
        if (!field.Is(FieldTraits.RestrictedPicklist) || field.PicklistValues.Count == 0 || text.Length == 0)
            return;
        if (field.Type == FieldType.Picklist)
        {
            CheckOne(scope, value, text, field);
        }
        else if (field.Type == FieldType.MultiPicklist)
        {
            foreach (var one in text.Split(';'))
                CheckOne(scope, value, one, field);
        }
    }

    private static void CheckOne(QueryScope scope, Literal value, string text, FieldDescribe field)
    {
        foreach (var entry in field.PicklistValues)
        {
            if (string.Equals(entry.Value, text, StringComparison.OrdinalIgnoreCase))
                return;
        }
        var byLabel = field.PicklistValues.FirstOrDefault(e => string.Equals(e.Label, text, StringComparison.OrdinalIgnoreCase))?.Value;
        var tombstone = field.RemovedValues.FirstOrDefault(e => string.Equals(e.Value, text, StringComparison.OrdinalIgnoreCase))?.Removed;
        var nearest = tombstone?.RenamedTo ?? byLabel ?? scope.Context.Nearest(text, field.PicklistValues.Select(e => e.Value));
        var hint = (tombstone, byLabel) switch
        {
            ({ } removed, _) => $" {removed.Sentence($"'{text}' of {field.Name}", nearest)}.",
            (_, null) => Nearest.Question(nearest),
            _ => $" That is the label of {byLabel}.",
        };
        scope.Report(
            SemanticErrorKind.UnknownPicklistValue, value.Span, $"{field.Name} is a restricted picklist and has no value '{text}'",
            field.Type == FieldType.Picklist ? nearest : null, hint);
    }
}
