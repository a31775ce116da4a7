using Salesforce.Typed.Generator.Models;

namespace Salesforce.Typed.Generator.Emit;

/// <summary>Writes a picklist: an open value type with the known values as members, and all that is known of them in one literal.</summary>
internal static class PicklistEmitter
{
    public static void Emit(CodeWriter code, PicklistModel picklist, ObjectModel model)
    {
        var name = picklist.TypeName;
        code.Line(
            $"/// <summary>{Text.Doc(picklist.Doc)}: the values that the snapshot knows. Others read and write back unchanged.</summary>");
        code.Line(ObjectEmitter.Generated);
        TombstoneEmitter.Mark(code, picklist.Removal);
        code.Line(
            $"[global::System.Text.Json.Serialization.JsonConverter(typeof(global::Salesforce.Typed.Json.PicklistConverter<{name}>))]");
        using (code.Open($"public readonly record struct {name}(string Value) : IPicklist<{name}>"))
        {
            code.Line($"public static PicklistInfo<{name}> Info {{ get; }} = new({Text.TableLiteral(PicklistTable.Of(picklist), model)});");
            code.Line($"public static {name} Of(string value) => new(value);");
            TextRefusal.Emit(
                code, name, $"A value of the picklist {name} is not a text. Write {Example(picklist)}new {name}(text).");
            EmitValuesFor(code, picklist);
            code.Line("/// <summary>What people see.</summary>");
            code.Line("public string Label => Info.LabelOf(this);");
            code.Line("public override string ToString() => Value;");
            for (var i = 0; i < picklist.Entries.Count; i++)
            {
                if (picklist.Names[i].Length == 0)
                    continue;
                var entry = picklist.Entries[i];
                code.Line(
                    $"/// <summary>{Text.Doc((entry.Label.Length == 0 ? "The empty value" : entry.Label) + (entry.Active ? "" : " (inactive)"))}</summary>");
                code.Line($"public static {name} {picklist.Names[i]} => new({Text.Literal(entry.Value)});");
            }
            TombstoneEmitter.Values(code, picklist);
        }
        code.Line();
    }

    // A member of the type, for the message.
    private static string Example(PicklistModel picklist) =>
        picklist.Names.FirstOrDefault(n => n.Length > 0) is { } known ? $"{picklist.TypeName}.{known}, or " : "";

    private static void EmitValuesFor(CodeWriter code, PicklistModel picklist)
    {
        if (picklist.Controller is not { } controller)
            return;
        var place = controller == "bool" ? "controlling ? 1 : 0" : $"global::{picklist.Namespace}.{controller}.Info.IndexOf(controlling)";
        code.Line("/// <summary>The values that go with a value of the controlling field.</summary>");
        code.Line($"public static global::System.Collections.Generic.IReadOnlyList<{picklist.TypeName}> ValuesFor({controller} "
            + $"controlling) => Info.ValuesFor({place});");
    }
}
