namespace Salesforce.Typed.Schema.Json;

/// <summary>Reads one element of a describe's <c>supportedScopes</c>.</summary>
internal static class ScopeReader
{
    private const int Name = 0;

    private static readonly JsonKeys Keys = new("name");

    /// <summary>Reads a scope's name: a describe has objects with name and label, our snapshot form has the names alone.</summary>
    public static string Read(JsonCursor cursor)
    {
        if (cursor.Peek() == '"')
            return cursor.ReadString();
        var start = cursor.Position;
        string? name = null;
        if (cursor.EnterObject())
        {
            do
            {
                if (cursor.ReadKey(Keys) == Name)
                    name = cursor.ReadStringOrNull();
                else
                    cursor.Skip();
            }
            while (cursor.NextMember());
        }
        return name ?? throw new JsonCursorException("A supported scope has no \"name\".", start);
    }
}
