using System.Text;
using Salesforce.Typed.CompilerServices;

namespace Salesforce.Typed.Core.Records;

/// <summary>
/// Salesforce's Name object: what a polymorphic parent shows without TYPEOF (SOQL Reference, Understanding Polymorphic
/// Relationships).
/// </summary>
internal sealed record NameRecord : SObject, ISObjectType
{
    private NameRecord(RecordOrigin origin)
        : base(Info, origin)
    {
    }

    public static SObjectInfo Info { get; } = SObjectInfo.Create(TableFormat.Version,
        "Name",
        null,
        "Id i0\nName s0\nType s0\nFirstName s0\nLastName s0\nAlias s0\nEmail s0\nPhone s0\nTitle s0\nUsername s0\nIsActive b0"u8,
        static origin => new NameRecord(origin));

    static string ISObjectType.ApiName => "Name";

    static string? ISObjectType.KeyPrefix => null;

    public string? Name => GetText(1);

    protected override bool PrintMembers(StringBuilder builder) => base.PrintMembers(builder);
}
