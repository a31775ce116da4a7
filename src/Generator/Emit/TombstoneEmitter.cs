using Salesforce.Typed.Generator.Diagnostics;
using Salesforce.Typed.Generator.Models;

namespace Salesforce.Typed.Generator.Emit;

/// <summary>
/// Writes members for what was removed from the org, so that the compiler reports their use: SFT3001. Such members are in no table and do
/// nothing.
/// </summary>
internal static class TombstoneEmitter
{
    /// <summary>The marks of what was removed; nothing for what was not.</summary>
    public static void Mark(CodeWriter code, Removal? removal)
    {
        if (removal is null)
            return;
        code.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        code.Line(removal.RenamedTo is null
            ? "[global::Salesforce.Typed.CompilerServices.Removed]"
            : $"[global::Salesforce.Typed.CompilerServices.Removed(RenamedTo = {Text.Literal(removal.RenamedTo)})]");
        const string rule = $"DiagnosticId = \"{DiagnosticIds.RemovedFromOrg}\", UrlFormat = \"{HelpLinks.Format}\"";
        code.Line($"[global::System.Obsolete({Text.Literal(removal.Sentence)}, error: true, {rule})]");
    }

    /// <summary>The members of a record.</summary>
    public static void RecordMembers(CodeWriter code, ObjectModel model)
    {
        foreach (var (member, removal) in model.RemovedMembers.Select(r => (r.Member, r.Removal)))
        {
            var nullable = member.IsNullable && !member.Kind.IsNeverNull;
            Mark(code, removal);
            code.Line(
                $"public {member.Kind.TypeOf(member.TypeName)}{(nullable ? "?" : "")} {member.Name} {{ get => default!; init {{ }} }}");
        }
    }

    /// <summary>The fields in conditions.</summary>
    public static void Fields(CodeWriter code, ObjectModel model)
    {
        foreach (var removed in model.RemovedMembers)
        {
            Mark(code, removed.Removal);
            code.Line(FieldsEmitter.Member(removed.Member));
        }
    }

    /// <summary>The sets of objects that have no record.</summary>
    public static void Sets(CodeWriter code, SchemaIndex index)
    {
        if (index.RemovedSets.Count == 0)
            return;
        using (code.Open("public static partial class SalesforceObjects"))
        using (code.Open("extension(SalesforceClient _org)"))
        {
            foreach (var set in index.RemovedSets)
            {
                Mark(code, set.Removal);
                code.Line($"public object {set.Name} => _org;");
            }
        }
        code.Line();
    }

    /// <summary>The values of a picklist.</summary>
    public static void Values(CodeWriter code, PicklistModel picklist)
    {
        foreach (var removed in picklist.RemovedValues)
        {
            Mark(code, removed.Removal);
            code.Line($"public static {picklist.TypeName} {removed.Name} => new({Text.Literal(removed.Value)});");
        }
    }
}
