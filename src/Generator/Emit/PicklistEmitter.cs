using Salesforce.Typed.Generator.Models;

namespace Salesforce.Typed.Generator.Emit;

/// <summary>Writes a picklist: an open value type with the known values as members.</summary>
internal static class PicklistEmitter
{
    public static void Emit(CodeWriter code, PicklistModel picklist)
    {
        code.Line($"/// <summary>{Text.Doc(picklist.Doc)}: the values that the snapshot knows. Others read and write back unchanged.</summary>");
        code.Line(ObjectEmitter.Generated);
        using (code.Open($"public readonly record struct {picklist.TypeName}(string Value) : IPicklist<{picklist.TypeName}>"))
        {
            code.Line($"public static {picklist.TypeName} Of(string value) => new(value);");
            code.Line("public override string ToString() => Value;");
            foreach (var value in picklist.Values)
            {
                var doc = value.Label + (value.IsActive ? "" : " (inactive)");
                code.Line($"/// <summary>{Text.Doc(doc)}</summary>");
                code.Line($"public static {picklist.TypeName} {value.Name} => new({Text.Literal(value.Value)});");
            }
        }
        code.Line();
    }
}
