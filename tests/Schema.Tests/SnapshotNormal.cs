namespace Salesforce.Typed.Schema.Tests;

/// <summary>What a describe reads back as after it was written as a snapshot: docs/snapshots.md says what is put in order.</summary>
internal static class SnapshotNormal
{
    public static SObjectDescribe Of(SObjectDescribe describe) => describe with
    {
        Form = DescribeForm.Snapshot,
        Fields = new([.. describe.Fields.OrderBy(f => f.Name, StringComparer.Ordinal)]),
        RecordTypes = new([.. describe.RecordTypes.OrderBy(t => t.DeveloperName, StringComparer.Ordinal).ThenBy(
            t => t.RecordTypeId, StringComparer.Ordinal)]),
        ChildRelationships = new([.. describe.ChildRelationships.OrderBy(c => c.ChildSObject, StringComparer.Ordinal)
            .ThenBy(c => c.Field, StringComparer.Ordinal).ThenBy(c => c.RelationshipName, StringComparer.Ordinal)]),
    };
}
