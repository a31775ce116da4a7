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

    // No org is near these: the largest picklist known has 18,923 values. Past them the CLR would not load the types.
    private const int MostTargets = 5_000, MostValues = 30_000;

    private const int MostDigits = 255, MostScale = 28;

    /// <summary>Reads a field, or null for one that is left out; <paramref name="seen"/> gathers the traits that the text spoke of, whatever it said.</summary>
    public static FieldDescribe? Read(JsonCursor cursor, ref FieldTraits seen)
    {
        var start = cursor.PeekPosition();
        string? name = null, label = null, typeName = null, extra = null, help = null, @default = null, compound = null, controller = null, relationship = null;
        int length = 0, precision = 0, scale = 0, digits = 0;
        int? order = null;
        var isRefused = false;
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
                    case Name: name = cursor.ReadName("a field", out isRefused); break;
                    case Label: label = cursor.ReadStringOrNull(); break;
                    case Type: typeName = cursor.ReadStringOrNull(); break;
                    case ExtraTypeInfo: extra = cursor.ReadStringOrNull(); break;
                    case InlineHelpText: help = cursor.ReadStringOrNull(); break;
                    case Length: length = cursor.ReadCount() ?? 0; break;
                    case Precision: precision = cursor.ReadCount(MostDigits) ?? 0; break;
                    case Scale: scale = cursor.ReadCount(MostScale) ?? 0; break;
                    case Digits: digits = cursor.ReadCount(MostDigits) ?? 0; break;
                    case DefaultValue: @default = cursor.ReadScalar(); break;
                    case CompoundFieldName: compound = cursor.ReadName("a compound field"); break;
                    case ControllerName: controller = cursor.ReadName("a controlling field"); break;
                    case RelationshipName: relationship = cursor.ReadName("a relationship"); break;
                    case RelationshipOrder: order = cursor.ReadCount(); break;
                    case ReferenceTo: referenceTo = cursor.ReadParts("an object that a field refers to", MostTargets, c => c.ReadName("an object that a field refers to")); break;
                    case PicklistValues: picklist = cursor.ReadParts("a picklist value", MostValues, PicklistReader.Read); break;
                    case RemovedValues: removedValues = new(cursor.ReadParts("a removed value", MostValues, PicklistReader.Read).Where(v => v.Removed is not null)); break;
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
        if (isRefused)
            return null;
        if (name is null || string.IsNullOrEmpty(typeName))
        {
            cursor.Problems.Add(name is null ? "A field has no \"name\"." : $"The field {name} has no \"type\".", start);
            return null;
        }
        return new FieldDescribe
        {
            Name = name,
            Label = label ?? name,
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
