namespace Salesforce.Typed.Generator.Diagnostics;

/// <summary>
/// The ids of the diagnostics that <see cref="Descriptors"/> describes, and of the compiler errors that a code fix handles.
/// </summary>
internal static class DiagnosticIds
{
    public const string UnreadableSnapshot = "SFT0001";
    public const string DuplicateSnapshot = "SFT0002";
    public const string ParentWithoutSnapshot = "SFT0003";
    public const string UnknownFieldType = "SFT0004";
    public const string InvalidNamespace = "SFT0005";
    public const string RelationshipLeftOut = "SFT0006";
    public const string ManyObjectsInApp = "SFT0007";

    public const string UnreadableSelect = "SFT1001";
    public const string SelectNotIntercepted = "SFT1002";
    public const string OwnRecordInJsonContext = "SFT1003";
    public const string InvalidJoin = "SFT1004";
    public const string InvalidSoqlSyntax = "SFT1005";
    public const string UnknownSoqlName = "SFT1006";
    public const string InvalidSoql = "SFT1007";
    public const string UnknownPicklistValue = "SFT1008";
    public const string ObjectWithoutSnapshot = "SFT1009";
    public const string WholeObjectReadInLoop = "SFT1010";
    public const string ReadInLoop = "SFT1011";
    public const string WriteInLoop = "SFT1012";
    public const string InvalidPaging = "SFT1013";
    public const string LeadingWildcard = "SFT1014";
    public const string IdComparedAsText = "SFT1015";
    public const string MachineDate = "SFT1016";
    public const string CreateOnlyFieldInUpdate = "SFT1017";
    public const string InvalidDependentValue = "SFT1018";
    public const string SecretInCode = "SFT1019";
    public const string DateTimeConversion = "SFT1020";
    public const string NullComparison = "SFT1021";
    public const string InvalidBulkQuery = "SFT1025";
    public const string SlowBulkQuery = "SFT1026";

    // Errors of the compiler, on members with [Obsolete(error: true)].
    public const string DateTimeWithoutOffset = "SFT2002";
    public const string RemovedFromOrg = "SFT3001";
}
