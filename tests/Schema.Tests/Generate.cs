using CsCheck;

namespace Salesforce.Typed.Schema.Tests;

/// <summary>Random describes: any text where people can write one, names that differ, traits of every kind.</summary>
internal static class Generate
{
    // Quotes, line ends, surrogate pairs: all of Unicode, and its awkward corners more often. A describe has no halves of characters.
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String.Select(Whole),
        Gen.OneOf("", "\"", "\\", "\r\n", "\u0085", "\u2028", "\uD83D\uDE00", "\uFEFF", "\uFFFD", "\0", "{}", "null", "é"));

    private static readonly Gen<string?> MaybeText = Gen.Bool.SelectMany(
        is0 => is0 ? Gen.Const((string?)null) : Text.Select(t => (string?)t));

    private static readonly Gen<string> Name = Gen.String[Gen.Char.AlphaNumeric, 1, 12].Select(n => "N" + n);

    private static readonly Gen<string?> MaybeName = Gen.Bool.SelectMany(
        is0 => is0 ? Gen.Const((string?)null) : Name.Select(t => (string?)t));

    private static readonly Gen<string> TypeName = Gen.OneOf(
        Gen.OneOf(
            "id", "reference", "string", "textarea", "picklist", "multipicklist", "boolean", "int", "double", "currency", "address",
            "DataCategoryGroupReference"),
        Name);

    private static readonly Gen<PicklistEntry> Entry =
        from value in Text
        from label in Gen.OneOf(Gen.Const(value), Text)
        from active in Gen.Bool
        from isDefault in Gen.Bool
        from validFor in Gen.OneOf(Gen.Const((string?)null), Gen.Byte.Array[0, 6].Select(b => (string?)Convert.ToBase64String(b)))
        select new PicklistEntry(value, label, active, isDefault, validFor);

    private static readonly Gen<FieldDescribe> Field =
        from name in Name
        from type in TypeName
        from texts in MaybeText.Array[8]
        from names in MaybeName.Array[4]
        from numbers in Gen.Int[0, 28].Array[5]
        from hasOrder in Gen.Bool
        from traits in Gen.Int[0, (1 << 28) - 1]
        from referenceTo in Name.Array[0, 3]
        from entries in Entry.Array[0, 4]
        select new FieldDescribe
        {
            Name = name,
            Label = texts[0] ?? name,
            Type = FieldTypes.Parse(type),
            TypeName = type,
            ExtraTypeInfo = texts[1],
            InlineHelpText = texts[2],
            DefaultValue = texts[3],
            CompoundFieldName = names[0] == name ? null : names[0],
            ControllerName = names[1],
            RelationshipName = names[2],
            ReferenceTargetField = names[3],
            Length = numbers[0],
            Precision = numbers[1],
            Scale = numbers[2],
            Digits = numbers[3],
            RelationshipOrder = hasOrder ? numbers[4] : null,
            Traits = (FieldTraits)traits,
            ReferenceTo = new(referenceTo),
            PicklistValues = new(entries),
        };

    // Few names, so that two relationships often differ in the last part alone.
    private static readonly Gen<ChildRelationship> Child =
        from child in Gen.OneOf("Task", "Deal__c")
        from field in Gen.OneOf("WhatId", "Parent__c")
        from name in MaybeName
        from cascade in Gen.Bool
        from restrict in Gen.Bool
        select new ChildRelationship(child, field, name, cascade, restrict);

    private static readonly Gen<RecordTypeInfo> RecordType =
        from developerName in Name
        from name in Text
        from id in MaybeText
        from flags in Gen.Bool.Array[4]
        select new RecordTypeInfo(developerName, name, id, flags[0], flags[1], flags[2], flags[3]);

    /// <summary>A describe in which no two fields have one name.</summary>
    public static Gen<SObjectDescribe> Describe { get; } =
        from name in Name
        from label in Text
        from plural in Text
        from prefix in Gen.OneOf<string?>(Gen.Const((string?)null), Gen.String[Gen.Char.AlphaNumeric, 3, 3].Select(p => (string?)p))
        from traits in Gen.Int[0, (1 << 13) - 1]
        from fields in Field.Array[0, 6]
        from children in Child.Array[0, 4]
        from recordTypes in RecordType.Array[0, 3]
        from scopes in Name.Array[0, 3]
        select new SObjectDescribe
        {
            Name = name,
            Label = label,
            LabelPlural = plural,
            KeyPrefix = prefix,
            Traits = (SObjectTraits)traits,
            Fields = new([.. fields.DistinctBy(f => f.Name, StringComparer.OrdinalIgnoreCase)]),
            ChildRelationships = new([.. children.DistinctBy(c => (c.ChildSObject, c.Field, c.RelationshipName))]),
            RecordTypes = new([.. recordTypes.DistinctBy(t => (t.DeveloperName, t.RecordTypeId))]),
            SupportedScopes = new(scopes),
        };

    // Puts a replacement character in place of each half of a character.
    private static string Whole(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
