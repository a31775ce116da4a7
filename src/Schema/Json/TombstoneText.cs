namespace Salesforce.Typed.Schema.Json;

/// <summary>Reads and writes the tombstone of what the org lost.</summary>
internal static class TombstoneText
{
    private const int On = 0, LastSeen = 1, RenamedTo = 2;

    private static readonly JsonKeys Keys = new("on", "lastSeen", "renamedTo");

    /// <summary>Reads a tombstone.</summary>
    public static Tombstone Read(JsonCursor cursor)
    {
        var start = cursor.PeekPosition();
        string? on = null, lastSeen = null, renamedTo = null;
        if (cursor.EnterObject())
        {
            do
            {
                switch (cursor.ReadKey(Keys))
                {
                    case On: on = cursor.ReadStringOrNull(); break;
                    case LastSeen: lastSeen = cursor.ReadStringOrNull(); break;
                    case RenamedTo: renamedTo = cursor.ReadStringOrNull(); break;
                    default: cursor.Skip(); break;
                }
            }
            while (cursor.NextMember());
        }
        return string.IsNullOrEmpty(on)
            ? throw new JsonCursorException("A \"removed\" has no \"on\": the day on which the org had it no more.", start)
            : new Tombstone(on!, lastSeen, renamedTo);
    }

    /// <summary>The tombstone as JSON in one line.</summary>
    public static string Write(Tombstone tombstone) => new JsonText()
        .AddIf("lastSeen", tombstone.LastSeen)
        .Add("on", tombstone.On)
        .AddIf("renamedTo", tombstone.RenamedTo)
        .ToString();
}
