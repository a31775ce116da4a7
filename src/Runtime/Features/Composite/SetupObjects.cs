namespace Salesforce.Typed.Features.Composite;

/// <summary>
/// Objects that are not written together with others in one transaction (Apex Developer Guide, sObjects That Cannot Be Used
/// Together in DML Operations).
/// </summary>
internal static class SetupObjects
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "FieldPermissions", "Group", "GroupMember", "ObjectPermissions", "ObjectTerritory2AssignmentRule",
        "ObjectTerritory2AssignmentRuleItem",
        "PermissionSet", "PermissionSetAssignment", "QueueSObject", "RuleTerritory2Association", "SetupEntityAccess", "Territory",
        "Territory2",
        "Territory2Model", "User", "UserPackageLicense", "UserRole", "UserTerritory", "UserTerritory2Association",
    };

    public static bool Contains(string name) => Names.Contains(name);
}
