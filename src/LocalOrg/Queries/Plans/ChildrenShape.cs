using System.Text.Json;

namespace Salesforce.Typed.Testing.Queries.Plans;

/// <summary>The rows of a child query: a result of its own within the row, or null where there are none.</summary>
internal sealed class ChildrenShape(JsonEncodedText name, RowPlan plan, int parentKeyColumn) : Shape(name)
{
    public override void Write(RowWriter row)
    {
        row.Json.WritePropertyName(Name);
        if (row.Statement.Text(parentKeyColumn) is { } key)
            row.WriteChildren(plan, key);
        else
            row.Json.WriteNullValue();
    }
}
