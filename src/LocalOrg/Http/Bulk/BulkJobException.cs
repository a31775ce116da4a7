namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>The data of a job cannot be processed: the job fails, and no row is written.</summary>
/// <param name="code">The kind of the failure, as <c>InvalidBatch</c>.</param>
/// <param name="reason">Why.</param>
internal sealed class BulkJobException(string code, string reason) : Exception($"{code} : {reason}")
{
    public static BulkJobException NoSuchField(string name) => InvalidBatch($"Field name not found : {name}");

    public static BulkJobException InvalidBatch(string reason) => new("InvalidBatch", reason);

    public static BulkJobException ClientInput(string reason) => new("ClientInputError", reason);
}
