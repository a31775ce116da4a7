namespace Salesforce.Typed.Schema.Json;

/// <summary>Reads one element of a describe's <c>fields</c>.</summary>
internal static class FieldReader
{
    private const int Name =
        0, Label = 1, Type = 2, ExtraTypeInfo = 3, InlineHelpText = 4, Length = 5, Precision = 6, Scale = 7, Digits = 8,
        DefaultValue = 9, CompoundFieldName = 10, ControllerName = 11, RelationshipName = 12, RelationshipOrder = 13, ReferenceTo = 14,
        ReferenceTargetField = 15, PicklistValues = 16, RemovedValues = 17, Removed = 18, FirstTrait = 19;

    private static readonly JsonKeys Keys = new([
        "name", "label", "type", "extraTypeInfo", "inlineHelpText", "length", "precision", "scale", "digits", "defaultValue",
        "compoundFieldName", "controllerName", "relationshipName", "relationshipOrder", "referenceTo", "referenceTargetField",
        "picklistValues", "removedValues", "removed",
        .. TraitKeys.Fields.Names]);

    // No org is near these: the largest picklist known has 18,923 values. Past them the CLR would not load the types.
    private const int MostTargets = 5_000, MostValues = 30_000;

    private const int MostDigits = 255, MostScale = 28;

    /// <summary>
    /// Reads a field, or null for one that is left out; <paramref name="seen"/> gathers the traits that the text spoke of, whatever it
    /// said.
    /// </summary>
    public static FieldDescribe? Read(JsonCursor cursor, ref FieldTraits seen)
    {
        var start = cursor.PeekPosition();
        var parts = new Parts();
        if (cursor.EnterObject())
        {
            do
            {
                var key = cursor.ReadKey(Keys);
                if (key >= FirstTrait)
                    ReadTrait(cursor, TraitKeys.Fields.Values[key - FirstTrait], ref parts.Traits, ref seen);
                else if (!ReadText(cursor, key, ref parts) && !ReadOther(cursor, key, ref parts))
                    cursor.Skip();
            }
            while (cursor.NextMember());
        }
        if (parts.IsRefused)
            return null;
        if (parts.Name is { } name && !string.IsNullOrEmpty(parts.Type))
            return parts.ToField(name);
        cursor.Problems.Add(parts.Name is null ? "A field has no \"name\"." : $"The field {parts.Name} has no \"type\".", start);
        return null;
    }

    private static void ReadTrait(JsonCursor cursor, FieldTraits trait, ref FieldTraits traits, ref FieldTraits seen)
    {
        seen |= trait;
        if (cursor.ReadBoolean())
            traits |= trait;
    }

    private static bool ReadText(JsonCursor cursor, int key, ref Parts parts)
    {
        switch (key)
        {
            case Name: parts.Name = cursor.ReadName("a field", out parts.IsRefused); return true;
            case Label: parts.Label = cursor.ReadStringOrNull(); return true;
            case Type: parts.Type = cursor.ReadStringOrNull(); return true;
            case ExtraTypeInfo: parts.ExtraTypeInfo = cursor.ReadStringOrNull(); return true;
            case InlineHelpText: parts.Help = cursor.ReadStringOrNull(); return true;
            case DefaultValue: parts.DefaultValue = cursor.ReadScalar(); return true;
            case CompoundFieldName: parts.Compound = cursor.ReadName("a compound field"); return true;
            case ControllerName: parts.Controller = cursor.ReadName("a controlling field"); return true;
            case RelationshipName: parts.Relationship = cursor.ReadName("a relationship"); return true;
            case ReferenceTargetField: parts.TargetField = cursor.ReadName("the field that an indirect lookup refers to"); return true;
            default: return false;
        }
    }

    private static bool ReadOther(JsonCursor cursor, int key, ref Parts parts)
    {
        const string target = "an object that a field refers to";
        switch (key)
        {
            case Length: parts.Length = cursor.ReadCount() ?? 0; return true;
            case Precision: parts.Precision = cursor.ReadCount(MostDigits) ?? 0; return true;
            case Scale: parts.Scale = cursor.ReadCount(MostScale) ?? 0; return true;
            case Digits: parts.Digits = cursor.ReadCount(MostDigits) ?? 0; return true;
            case RelationshipOrder: parts.Order = cursor.ReadCount(); return true;
            case ReferenceTo: parts.ReferenceTo = cursor.ReadParts(target, MostTargets, c => c.ReadName(target)); return true;
            case PicklistValues: parts.Picklist = cursor.ReadParts("a picklist value", MostValues, PicklistReader.Read); return true;
            case RemovedValues:
                parts.RemovedValues =
                    new(cursor.ReadParts("a removed value", MostValues, PicklistReader.Read).Where(v => v.Removed is not null));
                return true;
            case Removed: parts.Removed = TombstoneText.Read(cursor); return true;
            default: return false;
        }
    }

    private struct Parts
    {
        public string? Name, Label, Type, ExtraTypeInfo, Help, DefaultValue, Compound, Controller, Relationship, TargetField;
        public int Length, Precision, Scale, Digits;
        public int? Order;
        public bool IsRefused;
        public FieldTraits Traits;
        public EquatableArray<string> ReferenceTo;
        public EquatableArray<PicklistEntry> Picklist, RemovedValues;
        public Tombstone? Removed;

        public readonly FieldDescribe ToField(string name) => new()
        {
            Name = name,
            Label = Label ?? name,
            Type = FieldTypes.Parse(Type!),
            TypeName = Type!,
            ExtraTypeInfo = ExtraTypeInfo,
            InlineHelpText = Help,
            Length = Length,
            Precision = Precision,
            Scale = Scale,
            Digits = Digits,
            DefaultValue = DefaultValue,
            // On person accounts Name names itself as its compound: that says nothing.
            CompoundFieldName = Compound == name ? null : Compound,
            ControllerName = Controller,
            RelationshipName = Relationship,
            RelationshipOrder = Order,
            ReferenceTo = ReferenceTo,
            ReferenceTargetField = TargetField,
            PicklistValues = Picklist,
            RemovedValues = RemovedValues,
            Removed = Removed,
            Traits = Traits,
        };
    }
}
