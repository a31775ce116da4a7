namespace Salesforce.Typed.Schema.Json;

/// <summary>Reads one element of a field's <c>picklistValues</c>.</summary>
internal static class PicklistReader
{
    private const int Value = 0, Label = 1, Active = 2, Default = 3, ValidFor = 4, Removed = 5;

    private static readonly JsonKeys Keys = new("value", "label", "active", "defaultValue", "validFor", "removed");

    // The platform's limit is 255 characters. A value becomes a constant of the program, of which the compiler takes 16 MB in all.
    private const int MostCharacters = 1_000;

    /// <summary>Reads a value; null for one that is left out because it is too long.</summary>
    public static PicklistEntry? Read(JsonCursor cursor)
    {
        var start = cursor.PeekPosition();
        if (ReadAny(cursor) is var entry && entry.Value.Length <= MostCharacters)
            return entry;
        cursor.Problems.Add($"The picklist value {VisibleText.Quote(entry.Value)} has {entry.Value.Length} characters and is left out: "
            + $"the most is {MostCharacters}.", start);
        return null;
    }

    private static PicklistEntry ReadAny(JsonCursor cursor)
    {
        // Our snapshot form writes a value that has nothing else to say as a plain string.
        if (cursor.Peek() == '"')
        {
            var plain = cursor.ReadString();
            return new PicklistEntry(plain, plain);
        }
        string? value = null, label = null, validFor = null;
        Tombstone? removed = null;
        bool active = true, @default = false;
        if (cursor.EnterObject())
        {
            do
            {
                switch (cursor.ReadKey(Keys))
                {
                    case Value: value = cursor.ReadStringOrNull(); break;
                    case Label: label = cursor.ReadStringOrNull(); break;
                    case Active: active = cursor.ReadBoolean(); break;
                    case Default: @default = cursor.ReadBoolean(); break;
                    case ValidFor: validFor = ReadBits(cursor); break;
                    case Removed: removed = TombstoneText.Read(cursor); break;
                    default: cursor.Skip(); break;
                }
            }
            while (cursor.NextMember());
        }
        value ??= "";
        // Most labels are their value: one string serves both.
        return new PicklistEntry(value, label is null || label == value ? value : label, active, @default, validFor, removed);
    }

    // The program reads the bits when it starts, where what is not base64 would be an exception of the type initializer.
    private static string? ReadBits(JsonCursor cursor)
    {
        var start = cursor.PeekPosition();
        var bits = cursor.ReadStringOrNull();
        if (bits is null || DependentPicklist.IsBits(bits))
            return bits;
        cursor.Problems.Add($"{VisibleText.Quote(bits)} is not base64 of at most {DependentPicklist.MaxBitsLength} characters, as "
            + $"\"validFor\" must be, and is left out.{cursor.Origin.PullAgain}", start);
        return null;
    }
}
