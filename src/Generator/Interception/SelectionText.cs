using Salesforce.Typed.Generator.Binding;
using Salesforce.Typed.Generator.Emit;

namespace Salesforce.Typed.Generator.Interception;

/// <summary>Writes a SELECT list as arguments of the runtime's Selection.</summary>
internal static class SelectionText
{
    /// <summary>The fields as one literal, and a ChildSelection for each child relationship.</summary>
    public static string Of(RowNode row)
    {
        var children = string.Concat(row.Children.Select(c => $", new ChildSelection({Text.Literal(c.Name)}, {Of(c.Row)})"));
        return Text.Literal(string.Join(", ", row.Paths())) + children;
    }
}
