using System.Text.Json;

namespace Salesforce.Typed.Testing.Queries.Plans;

/// <summary>A parent: an object of its own within the row, or null where there is none.</summary>
internal sealed class ParentShape(JsonEncodedText name, RecordShape record) : Shape(name)
{
    public override void Write(RowWriter row)
    {
        row.Json.WritePropertyName(Name);
        if (row.Statement.IsNull(record.IdColumn))
            row.Json.WriteNullValue();
        else
            record.Write(row);
    }
}
