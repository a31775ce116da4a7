using System.Text.Json;
using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Queries.Plans;

/// <summary>Bytes: a row holds the url to read them at.</summary>
internal sealed class BlobShape(JsonEncodedText name, int column, int idColumn, FieldModel field) : Shape(name)
{
    public override void Write(RowWriter row)
    {
        if (row.Statement.IsNull(column))
            row.Json.WriteNull(Name);
        else
            row.Json.WriteString(Name, $"{row.BaseUrl}/sobjects/{field.Owner.Name}/{row.Statement.Text(idColumn)}/{field.Name}");
    }
}
