using Salesforce.Typed.CompilerServices;

namespace Salesforce.Typed.Bulk;

/// <summary>
/// How a load of records of one type is carried out:
/// <c>new BulkOptions&lt;Contact&gt; { KeepTogether = c =&gt; c.AccountId, Correlate = c =&gt; c.ImportRow__c }</c>.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
public sealed record BulkOptions<T> : BulkOptions
    where T : SObject, ISObjectType
{
    /// <summary>
    /// The group of a record, most often the id of its parent: <c>c =&gt; c.AccountId</c>. Records of one group follow each other in one
    /// part, unless the group
    /// alone is larger than a part, so that jobs do not wait for each other's lock of the parent. Records of the group null are in any
    /// part. The groups
    /// take memory: some bytes a record, and each value.
    /// </summary>
    public Func<T, object?>? KeepTogether { get; init; }

    /// <summary>
    /// For a create: a field with another value in each record, by which its results are recognized: <c>c =&gt; c.ImportRow__c</c>. Without
    /// it they are recognized by
    /// all values together, and records with equal values are marked (<see cref="BulkOutcome{T}.IsAmbiguous"/>). An update recognizes them
    /// by the id, an
    /// upsert by its key.
    /// </summary>
    public Func<T, object?>? Correlate { get; init; }

    internal override Func<SObject, object?>? Group => KeepTogether is { } group ? record => group((T)record) : null;

    internal override bool Fits(Type record) => record == typeof(T);

    // A record from the org without any field reports the field that is read.
    internal override FieldInfo? FindCorrelate(SObjectInfo info)
    {
        if (Correlate is null)
            return null;
        try
        {
            _ = Correlate((T)info.Make(RecordOrigin.FromOrg));
        }
        catch (FieldNotLoadedException e) when (info.Find(e.Field) is { IsRelationship: false } field)
        {
            return field;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new ArgumentException($"Correlate must name a field of {info.Name} itself, as c => c.ImportRow__c.", "options", e);
        }
        throw new ArgumentException($"Correlate must name a field of {info.Name}, as c => c.ImportRow__c.", "options");
    }
}
