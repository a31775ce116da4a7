using System.Text.Json;
using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Queries.Plans;

/// <summary>The label of a picklist's value: <c>toLabel(Status)</c>.</summary>
internal sealed class LabelShape(JsonEncodedText name, int column, FieldModel field) : Shape(name)
{
    public override void Write(RowWriter row)
    {
        if (row.Statement.Text(column) is not { } text)
            row.Json.WriteNull(Name);
        else
            row.Json.WriteString(Name, field.LabelOf(text));
    }
}
