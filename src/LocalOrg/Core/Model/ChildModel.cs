using System.Text.Json;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Testing.Core.Model;

/// <summary>A relationship down to children that this org has.</summary>
/// <param name="Describe">What the describe says of it.</param>
/// <param name="Object">The children's object.</param>
/// <param name="Field">The children's field that holds the parent's id.</param>
internal sealed record ChildModel(ChildRelationship Describe, ObjectModel Object, FieldModel Field)
{
    public JsonEncodedText JsonName { get; } = JsonEncodedText.Encode(Describe.RelationshipName ?? "");
}
