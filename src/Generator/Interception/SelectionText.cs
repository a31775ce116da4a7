using Salesforce.Typed.Generator.Binding;
using Salesforce.Typed.Generator.Emit;

namespace Salesforce.Typed.Generator.Interception;

/// <summary>Writes a SELECT list as code that makes it.</summary>
internal static class SelectionText
{
    /// <summary>The type of the list, and the expression that makes it.</summary>
    public static (string Type, string Value) Of(SelectionModel selection) => selection switch
    {
        RecordSelection record => ("Selection", $"new(global::{record.TypeName}.Info, {Arguments(record.Root)})"),
        AggregateSelection group => ("GroupSelection", $"new({string.Join(", ", group.Aggregates.Select(Text.Literal))})"),
        KeyModel key => ("KeySelection", $"KeySelection.Of(static row => {key.Code}, {string.Join(", ", key.Keys.Select(Text.Literal))})"),
        _ => throw new InvalidOperationException($"{selection.GetType().Name} has no text."),
    };

    // The fields as one literal, then each part that is not a plain field.
    private static string Arguments(RowNode row)
    {
        var parts = row.Children.Select(c => $"new ChildSelection({Text.Literal(c.Name)}, {Arguments(c.Row)})")
            .Concat(
                row.Typeofs.Select(t => $"new TypeofSelection({Text.Literal(t.Relationship)}, {string.Join(", ", t.Cases.Select(Case))})"))
            .Concat(
                row.Functions.Select((f, i) => $"new FunctionSelection({Text.Literal(f.Soql)}, \"f{i}\", (FieldKind)'{(char)f.Kind}')"));
        return Text.Literal(Fields(row)) + string.Concat(parts.Select(p => ", " + p));
    }

    private static string Case((string Object, RowNode Row) @case) => $"({Text.Literal(@case.Object)}, {Text.Literal(Fields(@case.Row))})";

    private static string Fields(RowNode row) => string.Join(", ", row.Paths());
}
