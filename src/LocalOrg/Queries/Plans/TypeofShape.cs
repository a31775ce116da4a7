using System.Text.Json;

namespace Salesforce.Typed.Testing.Queries.Plans;

/// <summary>What TYPEOF gives: the members of the branch whose object the parent is of; null for others without ELSE.</summary>
internal sealed class TypeofShape(JsonEncodedText name, IReadOnlyList<RecordShape> branches, RecordShape? otherwise) : Shape(name)
{
    public override void Write(RowWriter row)
    {
        row.Json.WritePropertyName(Name);
        foreach (var branch in branches)
        {
            if (row.Statement.IsNull(branch.IdColumn))
                continue;
            branch.Write(row);
            return;
        }
        if (otherwise is null || row.Statement.IsNull(otherwise.IdColumn))
            row.Json.WriteNullValue();
        else
            otherwise.Write(row);
    }
}
