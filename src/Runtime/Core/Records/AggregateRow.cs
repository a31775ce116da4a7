using System.Text;
using Salesforce.Typed.CompilerServices;

namespace Salesforce.Typed.Core.Records;

/// <summary>A row of groups: the columns of its query, whatever their types.</summary>
internal sealed record AggregateRow : SObject, ISObjectType
{
    public AggregateRow(SObjectInfo info, RecordOrigin origin)
        : base(info, origin)
    {
    }

    static string ISObjectType.ApiName => "AggregateResult";

    static string? ISObjectType.KeyPrefix => null;

    /// <summary>The value of a column.</summary>
    public AggregateValue Value(int column) => new(Layout.SlotOf(column) is >= 0 and var slot ? Objects[slot] : null);

    protected override bool PrintMembers(StringBuilder builder) => base.PrintMembers(builder);
}
