using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Testing.Core.Errors;

/// <summary>The refusals that several parts give, in Salesforce's words.</summary>
internal static class ApiErrors
{
    public static ApiException SessionExpired() => new(401, "INVALID_SESSION_ID", "Session expired or invalid", null);

    public static ApiException DailyLimitExceeded() => new(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", null);

    public static ApiException StorageLimitExceeded() => new(400, "STORAGE_LIMIT_EXCEEDED", "storage limit exceeded");

    public static ApiException NoAccess() => new(403, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");

    public static ApiException NotFound() => new(404, "NOT_FOUND", "The requested resource does not exist", null);

    public static ApiException NoSuchKeyField(string name) =>
        new(404, "NOT_FOUND", $"Provided external ID field does not exist or is not accessible: {name}", null);

    public static ApiException EntityIsDeleted() => new(404, "ENTITY_IS_DELETED", "entity is deleted");

    public static ApiException MethodNotAllowed(string method, params string[] allowed) =>
        new(405, "METHOD_NOT_ALLOWED", $"HTTP Method '{method}' not allowed. Allowed are {string.Join(",", allowed)}", null);

    public static ApiException JsonParser(string message) => new(400, "JSON_PARSER_ERROR", message, null);

    public static ApiException NoSuchColumn(string field, string sObject) =>
        new(400, "INVALID_FIELD", $"No such column '{field}' on sobject of type {sObject}", null);

    public static ApiException ReadOnly(params string[] fields) => new(
        400, "INVALID_FIELD_FOR_INSERT_UPDATE",
        $"Unable to create/update fields: {string.Join(", ", fields)}. Please check the security settings of this field and verify that "
            + $"it is read/write for your profile or permission set.",
        fields);

    public static ApiException RequiredFieldMissing(params string[] fields) =>
        new(400, "REQUIRED_FIELD_MISSING", $"Required fields are missing: [{string.Join(", ", fields)}]", fields);

    public static ApiException WrongId(string id, FieldDescribe field) =>
        new(400, "MALFORMED_ID", $"{field.Label}: id value of incorrect type: {id}", field.Name);

    /// <summary>The refusal of a reference to no record.</summary>
    public static ApiException NoSuchReference(string id) =>
        new(400, "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", $"insufficient access rights on cross-reference id: {id}");

    public static ApiException WrongRecordType(string id, string field) =>
        new(400, "INVALID_CROSS_REFERENCE_KEY", $"Record Type ID: this ID value isn't valid for the user: {id}", field);

    public static ApiException WrongRecordId(string id) =>
        new(400, "MALFORMED_ID", $"Record ID: id value of incorrect type: {id}", "Id");

    public static ApiException ForeignKeyNotFound(string value, string field, string sObject) =>
        new(400, "INVALID_FIELD", $"Foreign key external ID: {value} not found for field {field} in entity {sObject}");

    public static ApiException PreconditionFailed() =>
        new(412, "PRECONDITION_FAILED", "The precondition of a conditional header is not met", null);

    public static ApiException MalformedQuery(string message) => new(400, "MALFORMED_QUERY", message, null);
}
