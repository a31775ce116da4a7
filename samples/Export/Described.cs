using Salesforce.Typed;
using Salesforce.Typed.Describe;

namespace Acme;

/// <summary>Describes an object with the parents that paths lead over.</summary>
internal static class Described
{
    /// <summary>An index of the object and those parents.</summary>
    public static async Task<SObjectIndex> WithParentsAsync(SalesforceClient org, string name, IReadOnlyList<string> paths)
    {
        var known = new Dictionary<string, ObjectDescription>(StringComparer.OrdinalIgnoreCase);
        var first = await DescribeAsync(name);
        foreach (var path in paths)
        {
            var at = first;
            foreach (var relationship in path.Split('.')[..^1])
            {
                // A parent of several possible objects has the fields of the Name object, which needs no describe.
                var reference = at.Fields
                    .FirstOrDefault(f => string.Equals(f.RelationshipName, relationship, StringComparison.OrdinalIgnoreCase));
                if (reference is not { ReferenceTo: [var parent] })
                    break;
                at = await DescribeAsync(parent);
            }
        }
        return SObjectIndex.FromDefinitions(known.Values.Select(d => d.ToDefinition()));

        async Task<ObjectDescription> DescribeAsync(string sobject)
        {
            if (!known.TryGetValue(sobject, out var description))
                known[sobject] = description = await org.DescribeAsync(sobject);
            return description;
        }
    }
}
