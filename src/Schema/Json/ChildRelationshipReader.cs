namespace Salesforce.Typed.Schema.Json;

/// <summary>Reads one element of a describe's <c>childRelationships</c>.</summary>
internal static class ChildRelationshipReader
{
    private const int ChildSObject = 0, Field = 1, RelationshipName = 2, CascadeDelete = 3, RestrictedDelete = 4;

    private static readonly JsonKeys Keys = new("childSObject", "field", "relationshipName", "cascadeDelete", "restrictedDelete");

    /// <summary>Reads a relationship; null for one that is left out, because a name of it is missing or not a name.</summary>
    public static ChildRelationship? Read(JsonCursor cursor)
    {
        var start = cursor.PeekPosition();
        string? child = null, field = null, name = null;
        bool cascade = false, restrict = false, isRefused = false;
        if (cursor.EnterObject())
        {
            do
            {
                switch (cursor.ReadKey(Keys))
                {
                    case ChildSObject: child = Name("the child object of a relationship"); break;
                    case Field: field = Name("the field of a child relationship"); break;
                    case RelationshipName: name = Name("a child relationship"); break;
                    case CascadeDelete: cascade = cursor.ReadBoolean(); break;
                    case RestrictedDelete: restrict = cursor.ReadBoolean(); break;
                    default: cursor.Skip(); break;
                }
            }
            while (cursor.NextMember());
        }
        if (isRefused)
            return null;
        if (child is not null && field is not null)
            return new ChildRelationship(child, field, name, cascade, restrict);
        cursor.Problems.Add(
            child is null ? "A child relationship has no \"childSObject\"." : $"A child relationship to {child} has no \"field\".", start);
        return null;

        string? Name(string what)
        {
            var read = cursor.ReadName(what, out var refused);
            isRefused |= refused;
            return read;
        }
    }
}
