namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>
/// What Salesforce answers with: the errorCode, and the advice at the end of the message. Recorded answers and issue reports show some;
/// the rest is practice, not documentation.
/// </summary>
internal static class SemanticErrorCodes
{
    private const string Reference = "Please reference your WSDL or the describe call for the appropriate names.";

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
            or SemanticErrorKind.DuplicateField
            or SemanticErrorKind.NotPolymorphic => "INVALID_FIELD",
        SemanticErrorKind.WrongOperator
            or SemanticErrorKind.InvalidId => "INVALID_QUERY_FILTER_OPERATOR",
        SemanticErrorKind.TooManySemiJoins => "EXCEEDED_MAX_SEMIJOIN_SUBSELECTS",
        SemanticErrorKind.UnknownPicklistValue => null,
        SemanticErrorKind.SearchTermTooShort => "INVALID_SEARCH",
        SemanticErrorKind.OffsetTooLarge => "NUMBER_OUTSIDE_VALID_RANGE",
        _ => isSearch ? "MALFORMED_SEARCH" : "MALFORMED_QUERY",
    };

    /// <summary>The sentences that follow what is wrong; empty for most kinds.</summary>
    public static string Advice(SemanticErrorKind kind) => kind switch
    {
        SemanticErrorKind.UnknownObject => Append("object", "__c", "entity"),
        SemanticErrorKind.UnknownField => Append("field", "__c", "custom field"),
        SemanticErrorKind.UnknownRelationship or SemanticErrorKind.UnknownChildRelationship =>
            Append("relationship", "__r", "custom relationship"),
        _ => "",
    };

    private static string Append(string what, string suffix, string name) =>
        $". If you are attempting to use a custom {what}, be sure to append the '{suffix}' after the {name} name. {Reference}";
}
