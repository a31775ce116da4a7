using System.Text.Json;
using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>A column of a query job's result.</summary>
/// <param name="Header">The header, as <c>Account.Name</c>.</param>
/// <param name="Path">The members that lead to the value in a row of the REST API.</param>
/// <param name="Kind">The kind of the value; text for what a function returns.</param>
internal sealed record QueryJobColumn(string Header, IReadOnlyList<string> Path, ColumnKind Kind)
{
    /// <summary>The value of a row as CSV has it; null is an empty cell.</summary>
    public string TextOf(JsonElement row)
    {
        foreach (var name in Path)
        {
            if (row.ValueKind != JsonValueKind.Object || !TryFind(row, name, out row))
                return "";
        }
        var text = row.ValueKind == JsonValueKind.Null ? "" : row.ToString();
        return row.ValueKind is JsonValueKind.True or JsonValueKind.False ? text.ToLowerInvariant()
            : Kind == ColumnKind.DateTime && text.EndsWith("+0000", StringComparison.Ordinal) ? text[..^5] + "Z"
            : text;
    }

    private static bool TryFind(JsonElement row, string name, out JsonElement value)
    {
        foreach (var member in row.EnumerateObject())
        {
            if (FieldModel.Same(member.Name, name))
            {
                value = member.Value;
                return true;
            }
        }
        value = default;
        return false;
    }
}
