namespace Salesforce.Typed.Schema.Json;

/// <summary>Reads one element of a field's <c>picklistValues</c>.</summary>
internal static class PicklistReader
{
    private const int Value = 0, Label = 1, Active = 2, Default = 3, ValidFor = 4, Removed = 5;

    private static readonly JsonKeys Keys = new("value", "label", "active", "defaultValue", "validFor", "removed");

    /// <summary>Reads a value.</summary>
    public static PicklistEntry Read(JsonCursor cursor)
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
                    case ValidFor: validFor = cursor.ReadStringOrNull(); break;
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
}
