using System.Globalization;
using System.Text.Json;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Local;

/// <summary>A value as people read it: <c>FORMAT(Amount)</c>, in the manner of an American user.</summary>
internal sealed class FormatShape(JsonEncodedText name, int column, ColumnKind kind, FieldModel? field) : Shape(name)
{
    public override void Write(RowWriter row)
    {
        var statement = row.Statement;
        if (statement.IsNull(column))
        {
            row.Json.WriteNull(Name);
            return;
        }
        var decimals = "N" + (field?.Describe.Scale ?? 0).ToString(CultureInfo.InvariantCulture);
        row.Json.WriteString(Name, kind switch
        {
            ColumnKind.Real when field?.Type == FieldType.Currency => "$" + statement.Real(column).ToString("N2", CultureInfo.InvariantCulture),
            ColumnKind.Real when field?.Type == FieldType.Percent => statement.Real(column).ToString(decimals, CultureInfo.InvariantCulture) + "%",
            ColumnKind.Real => statement.Real(column).ToString(decimals, CultureInfo.InvariantCulture),
            ColumnKind.Integer => statement.Integer(column).ToString("N0", CultureInfo.InvariantCulture),
            ColumnKind.Date => DateOnly.Parse(statement.Text(column)!, CultureInfo.InvariantCulture).ToString("M/d/yyyy", CultureInfo.InvariantCulture),
            ColumnKind.DateTime => DateTime.UnixEpoch.AddSeconds(statement.Integer(column)).ToString("M/d/yyyy, h:mm tt", CultureInfo.InvariantCulture),
            _ => statement.Text(column),
        });
    }
}
