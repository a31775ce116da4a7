using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>
/// The objects, fields and relationships that a statement may name, and whether these are all that exist. What a caller may not see is
/// left out of <see cref="Schema"/>: to that caller it does not exist.
/// </summary>
public sealed class SchemaView
{
    private SchemaView(OrgSchema schema, bool isComplete) => (Schema, IsComplete) = (schema, isComplete);

    /// <summary>The objects with their fields.</summary>
    public OrgSchema Schema { get; }

    /// <summary>Whether a name that <see cref="Schema"/> does not have is an error wherever it stands.</summary>
    public bool IsComplete { get; }

    /// <summary>
    /// A view of everything that a caller can see: an org that runs statements, or the part of one that an agent may read. A relationship
    /// to an object that the schema does not have cannot be followed.
    /// </summary>
    public static SchemaView Complete(OrgSchema schema) => new(schema, true);

    /// <summary>
    /// Some objects of an org, as a project's snapshots are. A parent or child whose object the schema does not have is not an error: what
    /// is reached through it is left unchecked.
    /// </summary>
    public static SchemaView Partial(OrgSchema schema) => new(schema, false);
}
