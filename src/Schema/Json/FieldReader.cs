namespace Salesforce.Typed.Schema.Json;

/// <summary>Reads one element of a describe's <c>fields</c>.</summary>
internal static class FieldReader
{
    private const int Name = 0, Label = 1, Type = 2, ExtraTypeInfo = 3, InlineHelpText = 4, Length = 5, Precision = 6, Scale = 7, Digits = 8,
        DefaultValue = 9, CompoundFieldName = 10, ControllerName = 11, RelationshipName = 12, RelationshipOrder = 13, ReferenceTo = 14,
        PicklistValues = 15, RemovedValues = 16, Removed = 17, FirstTrait = 18;

    private static readonly JsonKeys Keys = new([
        "name", "label", "type", "extraTypeInfo", "inlineHelpText", "length", "precision", "scale", "digits", "defaultValue",
        "compoundFieldName", "controllerName", "relationshipName", "relationshipOrder", "referenceTo", "picklistValues", "removedValues", "removed",
        .. TraitKeys.Fields.Names]);

    /// <summary>Reads a field; <paramref name="seen"/> gathers the traits that the text spoke of, whatever it said.</summary>
    public static FieldDescribe Read(JsonCursor cursor, ref FieldTraits seen)
    {
        var start = cursor.PeekPosition();
        string? name = null, label = null, typeName = null, extra = null, help = null, @default = null, compound = null, controller = null, relationship = null;
        int length = 0, precision = 0, scale = 0, digits = 0;
        int? order = null;
        var traits = FieldTraits.None;
        EquatableArray<string> referenceTo = default;
        EquatableArray<PicklistEntry> picklist = default, removedValues = default;
        Tombstone? removed = null;
        if (cursor.EnterObject())
        {
            do
            {
                var key = cursor.ReadKey(Keys);
                switch (key)
                {
                    case Name: name = cursor.ReadString(); break;
                    case Label: label = cursor.ReadStringOrNull(); break;
                    case Type: typeName = cursor.ReadString(); break;
                    case ExtraTypeInfo: extra = cursor.ReadStringOrNull(); break;
                    case InlineHelpText: help = cursor.ReadStringOrNull(); break;
                    case Length: length = cursor.ReadInt(); break;
                    case Precision: precision = cursor.ReadInt(); break;
                    case Scale: scale = cursor.ReadInt(); break;
                    case Digits: digits = cursor.ReadInt(); break;
                    case DefaultValue: @default = cursor.ReadScalar(); break;
                    case CompoundFieldName: compound = cursor.ReadStringOrNull(); break;
                    case ControllerName: controller = cursor.ReadStringOrNull(); break;
                    case RelationshipName: relationship = cursor.ReadStringOrNull(); break;
                    case RelationshipOrder: order = cursor.ReadIntOrNull(); break;
                    case ReferenceTo: referenceTo = new(cursor.ReadList(c => c.ReadString())); break;
                    case PicklistValues: picklist = new(cursor.ReadList(PicklistReader.Read)); break;
                    case RemovedValues: removedValues = new(cursor.ReadList(PicklistReader.Read).Where(v => v.Removed is not null)); break;
                    case Removed: removed = TombstoneText.Read(cursor); break;
                    case >= FirstTrait:
                        var trait = TraitKeys.Fields.Values[key - FirstTrait];
                        seen |= trait;
                        if (cursor.ReadBoolean())
                            traits |= trait;
                        break;
                    default: cursor.Skip(); break;
                }
            }
            while (cursor.NextMember());
        }
        if (string.IsNullOrEmpty(name))
            throw new JsonCursorException("A field has no \"name\".", start);
        if (string.IsNullOrEmpty(typeName))
            throw new JsonCursorException($"The field {name} has no \"type\".", start);
        return new FieldDescribe
        {
            Name = name!,
            Label = label ?? name!,
            Type = FieldTypeNames.Parse(typeName!),
            TypeName = typeName!,
            ExtraTypeInfo = extra,
            InlineHelpText = help,
            Length = length,
            Precision = precision,
            Scale = scale,
            Digits = digits,
            DefaultValue = @default,
            // On person accounts Name names itself as its compound: that says nothing.
            CompoundFieldName = compound == name ? null : compound,
            ControllerName = controller,
            RelationshipName = relationship,
            RelationshipOrder = order,
            ReferenceTo = referenceTo,
            PicklistValues = picklist,
            RemovedValues = removedValues,
            Removed = removed,
            Traits = traits,
        };
    }
}
