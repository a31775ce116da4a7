namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>
/// Which errorCode Salesforce answers with. Recorded answers and issue reports show some; the rest is practice, not documentation.
/// </summary>
internal static class SemanticErrorCodes
{
    public static string? Of(SemanticErrorKind kind, bool isSearch) => kind switch
    {
        SemanticErrorKind.UnknownObject
            or SemanticErrorKind.UnknownChildRelationship
            or SemanticErrorKind.WrongTypeofType => "INVALID_TYPE",
        SemanticErrorKind.NotQueryable => "INVALID_TYPE_FOR_OPERATION",
        SemanticErrorKind.UnknownField
            or SemanticErrorKind.UnknownRelationship
            or SemanticErrorKind.NotFilterable
            or SemanticErrorKind.WrongValueType
            or SemanticErrorKind.DateOutOfRange
            or SemanticErrorKind.NotPolymorphic => "INVALID_FIELD",
        SemanticErrorKind.WrongOperator
            or SemanticErrorKind.InvalidId
            or SemanticErrorKind.SemiJoinLeftSide
            or SemanticErrorKind.SemiJoinField => "INVALID_QUERY_FILTER_OPERATOR",
        SemanticErrorKind.UnknownPicklistValue => null,
        SemanticErrorKind.SearchTermTooShort => "INVALID_SEARCH",
        SemanticErrorKind.OffsetTooLarge => "NUMBER_OUTSIDE_VALID_RANGE",
        _ => isSearch ? "MALFORMED_SEARCH" : "MALFORMED_QUERY",
    };
}
