using Salesforce.Typed.Dynamic;

namespace Salesforce.Typed.Core.Dynamic;

/// <summary>
/// References whose values are not ids of records: external and indirect lookups, and references to definitions that the platform computes
/// from metadata. The rule is that of Schema; a test compares the two.
/// </summary>
internal static class TextReference
{
    private const int IdLength = 18;

    private static readonly HashSet<string> Definitions = new(StringComparer.OrdinalIgnoreCase)
    {
        "ApexPageInfo", "AuraDefinitionBundleInfo", "AuraDefinitionInfo", "ColorDefinition", "DataType", "EntityDefinition",
        "EntityParticle", "ExpressionSetView", "FieldDefinition", "FlowDefinitionView", "FlowTestView", "FlowVariableView",
        "FlowVersionView", "FormulaFunction", "FormulaFunctionAllowedType", "FormulaFunctionCategory", "IconDefinition",
        "OwnerChangeOptionInfo", "PicklistValueInfo", "Publisher", "RelatedListColumnDefinition", "RelatedListDefinition",
        "RelationshipDomain", "RelationshipInfo", "SearchLayout", "TabDefinition", "UserEntityAccess", "UserFieldAccess",
        "UserSetupEntityAccess",
    };

    /// <summary>Whether the field is such a reference.</summary>
    public static bool Includes(FieldDefinition field) =>
        field.IsReference
        && (field.ReferenceTargetField is not null || IsLookupByText(field.ExtraTypeInfo) || field.Length > IdLength
            || field.ReferenceTo.Any(t => Definitions.Contains(t) || t.EndsWith("__x", StringComparison.OrdinalIgnoreCase)));

    private static bool IsLookupByText(string? extraTypeInfo) =>
        string.Equals(extraTypeInfo, "externallookup", StringComparison.OrdinalIgnoreCase)
        || string.Equals(extraTypeInfo, "indirectlookup", StringComparison.OrdinalIgnoreCase);
}
