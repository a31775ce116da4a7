using Salesforce.Typed.Cli.Shared.Describes;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Cli.Export;

/// <summary>Finds of which kind the values of a field are, along a path of parents.</summary>
/// <param name="schema">The snapshots.</param>
/// <param name="org">The org, for objects without one.</param>
internal sealed class FieldTypeFinder(OrgSchema schema, OrgDescribes org)
{
    private readonly Dictionary<string, SObjectDescribe?> _described = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The kind of a field's values; text where the field is not known.</summary>
    public async Task<ValueFamily> FindAsync(string sobject, string path, CancellationToken cancellationToken)
    {
        var names = path.Split('.');
        var describe = await FindAsync(sobject, cancellationToken).ConfigureAwait(false);
        foreach (var relationship in names[..^1])
        {
            var reference = describe?.Fields
                .FirstOrDefault(f => string.Equals(f.RelationshipName, relationship, StringComparison.OrdinalIgnoreCase));
            // Of a parent of several possible objects the fields that all have are texts.
            describe = reference is { ReferenceTo: { Count: 1 } target }
                ? await FindAsync(target[0], cancellationToken).ConfigureAwait(false)
                : null;
        }
        return describe?.FindField(names[^1])?.Type.Info().Family ?? ValueFamily.Text;
    }

    private async Task<SObjectDescribe?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (schema.Find(name) is { } known)
            return known;
        if (!_described.TryGetValue(name, out var describe))
            _described.Add(name, describe = await org.FindAsync(name, cancellationToken).ConfigureAwait(false));
        return describe;
    }
}
