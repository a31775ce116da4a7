using System.Text.Json;
using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Queries.Plans;

/// <summary>A plain value.</summary>
internal sealed class ScalarShape(JsonEncodedText name, int column, ColumnKind kind, int scale = 0) : Shape(name)
{
    public override void Write(RowWriter row)
    {
        row.Json.WritePropertyName(Name);
        ValueJson.Write(row.Json, row.Statement, column, kind, scale);
    }
}
