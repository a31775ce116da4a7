namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>
/// The rules that a statement can break though its grammar is right. The code of Salesforce's answer is in
/// <see cref="SemanticError.ErrorCode"/>.
/// </summary>
public enum SemanticErrorKind
{
    /// <summary>FROM or RETURNING names an object that the schema does not have.</summary>
    UnknownObject,

    /// <summary>The object cannot be queried, or not searched.</summary>
    NotQueryable,

    /// <summary>The object has no such field.</summary>
    UnknownField,

    /// <summary>The object has no such parent relationship.</summary>
    UnknownRelationship,

    /// <summary>The object has no such relationship to children.</summary>
    UnknownChildRelationship,

    /// <summary>USING SCOPE names a scope that the object does not have, or is in a subquery.</summary>
    UnknownScope,

    /// <summary>There is no function of that name.</summary>
    UnknownFunction,

    /// <summary>The function does not take that type of field.</summary>
    WrongFunctionArgument,

    /// <summary>The function is not allowed in that clause or with that argument.</summary>
    WrongFunctionPlace,

    /// <summary>The field is not allowed in WHERE.</summary>
    NotFilterable,

    /// <summary>The field is not allowed in ORDER BY.</summary>
    NotSortable,

    /// <summary>The field is not allowed in GROUP BY.</summary>
    NotGroupable,

    /// <summary>The field does not support that aggregate.</summary>
    NotAggregatable,

    /// <summary>A query with groups or aggregates uses something that is neither grouped nor aggregated.</summary>
    NotGrouped,

    /// <summary>A field is both grouped and aggregated.</summary>
    GroupedAndAggregated,

    /// <summary>ROLLUP or CUBE has more than three fields.</summary>
    TooManyGroupKeys,

    /// <summary>LIMIT in a query with an aggregate and without GROUP BY.</summary>
    AggregateWithLimit,

    /// <summary>ORDER BY in a query of COUNT().</summary>
    CountWithOrder,

    /// <summary>The value is not of the field's type.</summary>
    WrongValueType,

    /// <summary>The operator does not work on the field's type.</summary>
    WrongOperator,

    /// <summary>The text compared with an id cannot be one.</summary>
    InvalidId,

    /// <summary>A restricted picklist has no such value. Salesforce runs the query, and finds nothing.</summary>
    UnknownPicklistValue,

    /// <summary>A date is before 1700 or after 4000.</summary>
    DateOutOfRange,

    /// <summary>A text in a condition has more than 4,000 characters, or the statement more than 100,000.</summary>
    TextTooLong,

    /// <summary>Currency literals of different currencies in one list, or one in HAVING.</summary>
    MixedCurrencies,

    /// <summary>A field is selected twice and has no alias.</summary>
    DuplicateField,

    /// <summary>The alias is reserved, used twice, or stands where none may.</summary>
    WrongAlias,

    /// <summary>FIELDS(ALL) or FIELDS(CUSTOM) without LIMIT 200 or less.</summary>
    FieldsNeedsLimit,

    /// <summary>FIELDS(CUSTOM) of an object without custom fields.</summary>
    NoCustomFields,

    /// <summary>TYPEOF of a relationship that has one type only.</summary>
    NotPolymorphic,

    /// <summary>TYPEOF names an object that the relationship cannot refer to.</summary>
    WrongTypeofType,

    /// <summary>TYPEOF in a subquery, or together with a function, groups or a path through the same relationship.</summary>
    TypeofNotAllowed,

    /// <summary>Left of a semi-join stands something else than the object's own id or reference field.</summary>
    SemiJoinLeftSide,

    /// <summary>
    /// The subquery of a semi-join selects something else than its own id or reference field, or ids of another object than the left side
    /// has.
    /// </summary>
    SemiJoinField,

    /// <summary>A semi-join is in OR, NOT, HAVING, another semi-join or in parentheses with other conditions.</summary>
    SemiJoinPlace,

    /// <summary>More than two semi-joins in one WHERE.</summary>
    TooManySemiJoins,

    /// <summary>The subquery of a semi-join is on the outer object, or on one that cannot stand there.</summary>
    SemiJoinObject,

    /// <summary>A path goes up more than five relationships.</summary>
    RelationshipTooDeep,

    /// <summary>A query uses more than 55 parent relationships.</summary>
    TooManyRelationships,

    /// <summary>A query has more than 20 child subqueries.</summary>
    TooManySubqueries,

    /// <summary>Child subqueries go down more than five levels, the root included.</summary>
    SubqueryTooDeep,

    /// <summary>OFFSET is over 2,000.</summary>
    OffsetTooLarge,

    /// <summary>OFFSET in a subquery, or in a search of several objects.</summary>
    OffsetNotAllowed,

    /// <summary>LIMIT of a search is over 2,000.</summary>
    LimitTooLarge,

    /// <summary>WITH DATA CATEGORY has more than three filters, or a group twice.</summary>
    WrongDataCategory,

    /// <summary>A search returns an object twice.</summary>
    DuplicateObject,

    /// <summary>WITH SECURITY_ENFORCED, USER_MODE or SYSTEM_MODE, which only Apex knows.</summary>
    ApexOnlyClause,

    /// <summary>An aggregate or GROUP BY in a child subquery.</summary>
    AggregateInSubquery,

    /// <summary>COUNT() in a query with GROUP BY.</summary>
    CountWithGroups,

    /// <summary>A clause that the object or the place does not take, such as UPDATE VIEWSTAT of an object that is not an article.</summary>
    ClauseNotAllowed,

    /// <summary>The statement has more errors than are listed; the message says how many.</summary>
    MoreErrors,

    /// <summary>No word of a search has two characters; wildcards do not count.</summary>
    SearchTermTooShort,

    /// <summary>A WITH or UPDATE clause of a search has a wrong setting, appears twice, or is for articles and none are returned.</summary>
    WrongSearchOption,
}
