using System.Text.Json;
using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Queries.Plans;

/// <summary>An address or a location, put together from its parts; null when all of them are.</summary>
internal sealed class CompoundShape(
    JsonEncodedText name, IReadOnlyList<(JsonEncodedText Name, int Column, FieldModel Field)> parts) : Shape(name)
{
    public override void Write(RowWriter row)
    {
        row.Json.WritePropertyName(Name);
        var statement = row.Statement;
        var isNull = true;
        foreach (var part in parts)
            isNull &= statement.IsNull(part.Column);
        if (isNull)
        {
            row.Json.WriteNullValue();
            return;
        }
        row.Json.WriteStartObject();
        foreach (var part in parts)
        {
            row.Json.WritePropertyName(part.Name);
            ValueJson.Write(row.Json, statement, part.Column, part.Field.Kind, part.Field.Scale);
        }
        row.Json.WriteEndObject();
    }
}
