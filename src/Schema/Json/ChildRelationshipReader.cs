namespace Salesforce.Typed.Schema.Json;

/// <summary>Reads one element of a describe's <c>childRelationships</c>.</summary>
internal static class ChildRelationshipReader
{
    private const int ChildSObject = 0, Field = 1, RelationshipName = 2, CascadeDelete = 3, RestrictedDelete = 4;

    private static readonly JsonKeys Keys = new("childSObject", "field", "relationshipName", "cascadeDelete", "restrictedDelete");

    /// <summary>Reads a relationship.</summary>
    public static ChildRelationship Read(JsonCursor cursor)
    {
        var start = cursor.PeekPosition();
        string? child = null, field = null, name = null;
        bool cascade = false, restrict = false;
        if (cursor.EnterObject())
        {
            do
            {
                switch (cursor.ReadKey(Keys))
                {
                    case ChildSObject: child = cursor.ReadStringOrNull(); break;
                    case Field: field = cursor.ReadStringOrNull(); break;
                    case RelationshipName: name = cursor.ReadStringOrNull(); break;
                    case CascadeDelete: cascade = cursor.ReadBoolean(); break;
                    case RestrictedDelete: restrict = cursor.ReadBoolean(); break;
                    default: cursor.Skip(); break;
                }
            }
            while (cursor.NextMember());
        }
        if (string.IsNullOrEmpty(child))
            throw new JsonCursorException("A child relationship has no \"childSObject\".", start);
        if (string.IsNullOrEmpty(field))
            throw new JsonCursorException($"A child relationship to {child} has no \"field\".", start);
        return new ChildRelationship(child!, field!, name, cascade, restrict);
    }
}
