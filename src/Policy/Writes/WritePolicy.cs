using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Model;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;

namespace Salesforce.Typed.Policy.Writes;

/// <summary>Decides writes by their kind, object and fields. Which rows they may touch is decided with the org.</summary>
public static class WritePolicy
{
    /// <summary>Decides a write.</summary>
    /// <param name="access">The agent.</param>
    /// <param name="kind">The kind of write.</param>
    /// <param name="name">The object.</param>
    /// <param name="fields">Every field that one of the records sets; with an upsert, the key too.</param>
    public static WriteDecision Decide(AgentAccess access, WriteKind kind, string name, IEnumerable<string> fields)
    {
        if (access.View.Find(name) is not { } describe || access.Agent.GrantOf(name) is not { } grant)
        {
            var nearest = Nearest.Find(name, access.View.Objects.Select(o => o.Name));
            return WriteDecision.Refused(
                new Refusal(RefusalCode.NotFound, $"sObject type '{name}' is not supported.{Nearest.Question(nearest)}"));
        }
        if (!Allows(access, grant, kind))
        {
            return WriteDecision.Refused(new Refusal(
                RefusalCode.Denied, $"You may not {Verb(kind)} records of {describe.Name}.",
                $"{access.Shown(describe.Name)} does not allow {Verb(kind)}.")
            {
                Instead = "The tool status shows what you may do.",
            });
        }
        if (kind == WriteKind.Delete && CascadeRules.FirstDenied(access, describe.Name) is { } child)
        {
            return WriteDecision.Refused(new Refusal(
                RefusalCode.Denied, $"Deleting a record of {describe.Name} deletes records of other objects, which you may not delete.",
                $"Deleting a record of {describe.Name} reaches {child}, which is not granted in full."));
        }
        foreach (var field in fields)
        {
            if (CheckField(describe, grant, kind, field) is { } refusal)
                return WriteDecision.Refused(refusal);
        }
        return new WriteDecision { Grant = access.Shown(describe.Name), NeedsApproval = NeedsApproval(grant, kind) };
    }

    private static bool Allows(AgentAccess access, ObjectGrant grant, WriteKind kind) => kind == WriteKind.Delete
        ? grant.Access == ObjectAccess.Full && access.Agent.Actions.Delete
        : grant.Access is ObjectAccess.Edit or ObjectAccess.Full;

    private static bool NeedsApproval(ObjectGrant grant, WriteKind kind) => (grant.Confirm & Covered(kind)) != WriteKinds.None;

    // An upsert creates or updates: a confirmation of either covers it.
    private static WriteKinds Covered(WriteKind kind) => kind == WriteKind.Upsert
        ? WriteKinds.Upsert | WriteKinds.Create | WriteKinds.Update
        : (WriteKinds)(1 << (int)kind);

    private static Refusal? CheckField(SObjectDescribe describe, ObjectGrant grant, WriteKind kind, string name)
    {
        if (describe.FindField(name) is not { } field)
        {
            var nearest = Nearest.Find(name, describe.Fields.Select(f => f.Name));
            return new Refusal(RefusalCode.NotFound, $"No such column '{name}' on entity '{describe.Name}'.{Nearest.Question(nearest)}");
        }
        if (field.Type == FieldType.Id)
            return null;
        if (grant.Set is { } settable && !settable.Any(f => string.Equals(f, field.Name, StringComparison.OrdinalIgnoreCase)))
        {
            return new Refusal(RefusalCode.Denied, $"You may not set {describe.Name}.{field.Name}.")
            {
                Instead = $"You may set {(settable.Count == 0 ? "no fields" : string.Join(", ", settable))}.",
            };
        }
        var isWritable = kind switch
        {
            WriteKind.Create => field.Is(FieldTraits.Createable),
            WriteKind.Update => field.Is(FieldTraits.Updateable),
            _ => field.Is(FieldTraits.Createable) || field.Is(FieldTraits.Updateable),
        };
        return isWritable
            ? null
            : new Refusal(RefusalCode.Invalid, $"{describe.Name}.{field.Name} cannot be set by this call: it is read-only here.");
    }

    private static string Verb(WriteKind kind) => kind.ToString().ToLowerInvariant();
}
