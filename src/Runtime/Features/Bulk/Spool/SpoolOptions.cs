using Salesforce.Typed.Bulk;

namespace Salesforce.Typed.Features.Bulk.Spool;

/// <summary>How the records of a load are spooled.</summary>
/// <param name="Info">The object.</param>
/// <param name="Operation">What is done with the records.</param>
/// <param name="Key">The field that names a record: the key of an upsert, the id otherwise; null on a create.</param>
/// <param name="Correlate">The field by which rows of results are recognized on a create; null where no field was named.</param>
/// <param name="IsKeyCaseSensitive">Whether keys that differ in letter case are different keys.</param>
/// <param name="PartBytes">The most bytes of a part.</param>
/// <param name="Group">The group of a record; null where records are not grouped.</param>
internal sealed record SpoolOptions(
    SObjectInfo Info, BulkOperation Operation, FieldInfo? Key, FieldInfo? Correlate, bool IsKeyCaseSensitive, long PartBytes,
    Func<SObject, object?>? Group);
