using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Model;

namespace Salesforce.Typed.Policy.Writes;

/// <summary>Which objects lose records with a deleted one.</summary>
internal static class CascadeRules
{
    /// <summary>The first object that a cascade reaches and that the agent may not delete in full; null where there is none.</summary>
    public static string? FirstDenied(AgentAccess access, string name)
    {
        var reached = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { name };
        var next = new Queue<string>(reached);
        while (next.TryDequeue(out var at))
        {
            foreach (var child in (access.Schema.Find(at)?.ChildRelationships ?? default).Where(
                r => r.CascadeDelete && Counts(access, r.ChildSObject)))
            {
                if (access.Agent.GrantOf(child.ChildSObject) is not { Access: ObjectAccess.Full, Rows: null })
                    return child.ChildSObject;
                if (reached.Add(child.ChildSObject))
                    next.Enqueue(child.ChildSObject);
            }
        }
        return null;
    }

    // A standard object without a snapshot (notes, attachments, feeds, shares, topics) belongs to its record, and no policy can name it. A
    // custom one without a snapshot may hold data of its own.
    private static bool Counts(AgentAccess access, string name) =>
        access.Schema.Find(name) is not null || name.EndsWith("__c", StringComparison.OrdinalIgnoreCase);
}
