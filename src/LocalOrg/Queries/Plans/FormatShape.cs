using System.Globalization;
using System.Text.Json;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Core.Values;

namespace Salesforce.Typed.Testing.Queries.Plans;

/// <summary>A value as people read it: <c>FORMAT(Amount)</c>, in the manner of an American user.</summary>
internal sealed class FormatShape(JsonEncodedText name, int column, ColumnKind kind, int scale, FieldModel? field) : Shape(name)
{
    public override void Write(RowWriter row)
    {
        var statement = row.Statement;
        if (statement.IsNull(column))
        {
            row.Json.WriteNull(Name);
            return;
        }
        var decimals = "N" + scale.ToString(CultureInfo.InvariantCulture);
        row.Json.WriteString(Name, kind switch
        {
            ColumnKind.Decimal when field?.Type == FieldType.Currency =>
                "$" + Number(statement).ToString("N2", CultureInfo.InvariantCulture),
            ColumnKind.Decimal when field?.Type == FieldType.Percent =>
                Number(statement).ToString(decimals, CultureInfo.InvariantCulture) + "%",
            ColumnKind.Decimal => Number(statement).ToString(decimals, CultureInfo.InvariantCulture),
            ColumnKind.Real => statement.Real(column).ToString(decimals, CultureInfo.InvariantCulture),
            ColumnKind.Integer => statement.Integer(column).ToString("N0", CultureInfo.InvariantCulture),
            ColumnKind.Date =>
                DateOnly.Parse(statement.Text(column)!, CultureInfo.InvariantCulture).ToString("M/d/yyyy", CultureInfo.InvariantCulture),
            ColumnKind.DateTime =>
                DateTime.UnixEpoch.AddSeconds(statement.Integer(column)).ToString("M/d/yyyy, h:mm tt", CultureInfo.InvariantCulture),
            _ => statement.Text(column),
        });
    }

    private decimal Number(Statement statement) => FixedPoint.Value(statement.Value(column), scale);
}
