namespace Salesforce.Typed.Schema.Json;

/// <summary>Reads one element of a describe's <c>recordTypeInfos</c>.</summary>
internal static class RecordTypeReader
{
    private const int DeveloperName = 0, Name = 1, RecordTypeId = 2, Active = 3, Available = 4, Default = 5, Master = 6;

    private static readonly JsonKeys Keys = new(
        "developerName", "name", "recordTypeId", "active", "available", "defaultRecordTypeMapping", "master");

    /// <summary>Reads a record type; null for one that is left out because its developer name is not a name.</summary>
    public static RecordTypeInfo? Read(JsonCursor cursor)
    {
        string? developerName = null, name = null, id = null;
        bool active = true, available = true, @default = false, master = false, isRefused = false;
        if (cursor.EnterObject())
        {
            do
            {
                switch (cursor.ReadKey(Keys))
                {
                    case DeveloperName: developerName = cursor.ReadName("a record type", out isRefused); break;
                    case Name: name = cursor.ReadStringOrNull(); break;
                    case RecordTypeId: id = cursor.ReadStringOrNull(); break;
                    case Active: active = cursor.ReadBoolean(); break;
                    case Available: available = cursor.ReadBoolean(); break;
                    case Default: @default = cursor.ReadBoolean(); break;
                    case Master: master = cursor.ReadBoolean(); break;
                    default: cursor.Skip(); break;
                }
            }
            while (cursor.NextMember());
        }
        if (isRefused)
            return null;
        // Before API version 43 a describe has no developerName.
        return new RecordTypeInfo(developerName ?? name ?? "", name ?? developerName ?? "", id, active, available, @default, master);
    }
}
