namespace Salesforce.Typed.Schema.Json;

/// <summary>Reads one element of a describe's <c>supportedScopes</c>.</summary>
internal static class ScopeReader
{
    private const int Name = 0;

    private static readonly JsonKeys Keys = new("name");

    /// <summary>
    /// Reads a scope's name, or null for one that is left out: a describe has objects with name and label, our snapshot form has
    /// the names alone.
    /// </summary>
    public static string? Read(JsonCursor cursor)
    {
        if (cursor.Peek() == '"')
            return cursor.ReadName("a scope");
        var start = cursor.Position;
        string? name = null;
        var isRefused = false;
        if (cursor.EnterObject())
        {
            do
            {
                if (cursor.ReadKey(Keys) == Name)
                    name = cursor.ReadName("a scope", out isRefused);
                else
                    cursor.Skip();
            }
            while (cursor.NextMember());
        }
        if (name is null && !isRefused)
            cursor.Problems.Add("A supported scope has no \"name\".", start);
        return name;
    }
}
