namespace Salesforce.Typed.Schema;

/// <summary>
/// References whose values are not ids of records: external lookups hold the External ID of an external object's record, indirect lookups
/// the value of a field of the parent, and references to definitions names such as <c>Account</c> or <c>Account.00N3600000RSyBA</c>.
/// </summary>
internal static class TextReferences
{
    private const int IdLength = 18;

    // The objects that the platform computes from metadata: a field DurableId takes the place of an id, and references hold its values.
    private static readonly HashSet<string> Definitions = new(StringComparer.OrdinalIgnoreCase)
    {
        "ApexPageInfo", "AuraDefinitionBundleInfo", "AuraDefinitionInfo", "ColorDefinition", "DataType", "EntityDefinition",
        "EntityParticle",
        "ExpressionSetView", "FieldDefinition", "FlowDefinitionView", "FlowTestView", "FlowVariableView", "FlowVersionView",
        "FormulaFunction",
        "FormulaFunctionAllowedType", "FormulaFunctionCategory", "IconDefinition", "OwnerChangeOptionInfo", "PicklistValueInfo",
        "Publisher",
        "RelatedListColumnDefinition", "RelatedListDefinition", "RelationshipDomain", "RelationshipInfo", "SearchLayout", "TabDefinition",
        "UserEntityAccess", "UserFieldAccess", "UserSetupEntityAccess",
    };

    /// <summary>
    /// Whether the field is such a reference. A reduced describe has neither a length nor a lookup's kind, but it has targets.
    /// </summary>
    public static bool Includes(FieldDescribe field) => field.Type == FieldType.Reference
        && (field.ReferenceTargetField is not null || IsLookupByText(field.ExtraTypeInfo) || field.Length > IdLength
            || field.ReferenceTo.Any(t => Definitions.Contains(t) || t.EndsWith("__x", StringComparison.OrdinalIgnoreCase)));

    private static bool IsLookupByText(string? extraTypeInfo) =>
        string.Equals(extraTypeInfo, "externallookup", StringComparison.OrdinalIgnoreCase)
        || string.Equals(extraTypeInfo, "indirectlookup", StringComparison.OrdinalIgnoreCase);
}
