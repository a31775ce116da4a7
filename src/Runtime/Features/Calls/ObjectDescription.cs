using System.Text.Json;
using Salesforce.Typed.Dynamic;
using Salesforce.Typed.Features.Calls;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Describe;

/// <summary>
/// An object of the org with its fields, as this user sees it: a field that is missing was removed, or is hidden from the user. What stands
/// here is what programs ask for; <see cref="Json"/> has all of it.
/// </summary>
public sealed class ObjectDescription : ObjectSummary
{
    private readonly Dictionary<string, FieldDescription> _byName;

    internal ObjectDescription(JsonElement describe, ReadOnlyMemory<byte> json, DateTimeOffset? lastModified)
        : base(describe)
    {
        Fields = [.. describe.GetProperty("fields").EnumerateArray().Select(f => new FieldDescription(f))];
        ChildRelationships = [.. describe.Items("childRelationships").Select(c => new ChildDescription(
            c.Text("childSObject") ?? "", c.Text("field") ?? "", c.Text("relationshipName"), c.Flag("cascadeDelete"),
            c.Flag("restrictedDelete")))];
        _byName = Fields.ToDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);
        Json = json;
        LastModified = lastModified;
    }

    /// <summary>The fields, in the org's order.</summary>
    public IReadOnlyList<FieldDescription> Fields { get; }

    /// <summary>The relationships to children.</summary>
    public IReadOnlyList<ChildDescription> ChildRelationships { get; }

    /// <summary>The whole answer, as it came.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>As of when it is; what the next call asks changes since.</summary>
    public DateTimeOffset? LastModified { get; }

    /// <summary>The object as one that programs name at run time: for <see cref="SObjectIndex.FromDefinitions"/>.</summary>
    public SObjectDefinition ToDefinition() => DefinitionReader.Read(this);

    /// <summary>The field of that name, in any case; null when there is none.</summary>
    public FieldDescription? Find(string name) => _byName.GetValueOrDefault(name);
}
