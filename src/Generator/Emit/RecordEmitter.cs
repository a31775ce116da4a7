using System.Text;
using Salesforce.Typed.Generator.Models;

namespace Salesforce.Typed.Generator.Emit;

/// <summary>Writes the record of an object: a line a member, and the table that the runtime reads and writes by.</summary>
internal static class RecordEmitter
{
    public static void Emit(CodeWriter code, ObjectModel model)
    {
        code.Line($"/// <summary>{Text.Doc(model.Label)}</summary>");
        code.Line(ObjectEmitter.Generated);
        TombstoneEmitter.Mark(code, model.Removal);
        code.Line(
            $"[global::System.Text.Json.Serialization.JsonConverter(typeof(global::Salesforce.Typed.Json.RecordConverter<{model.TypeName}>))]");
        using (code.Open($"public sealed partial record {model.TypeName} : SObject<{model.TypeName}, {model.TypeName}Fields>, "
            + $"ISObject<{model.TypeName}>"))
        {
            EmitTable(code, model);
            code.Line();
            for (var i = 0; i < model.Members.Count; i++)
                EmitMember(code, model.Members[i], i);
            TombstoneEmitter.RecordMembers(code, model);
        }
        code.Line();
    }

    private static void EmitTable(CodeWriter code, ObjectModel model)
    {
        code.Line($"public {model.TypeName}() {{ }}");
        code.Line($"[global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers] private {model.TypeName}(RecordOrigin origin) : "
            + $"base(origin) {{ }}");
        var prefix = model.KeyPrefix is { } p ? Text.Literal(p) : "null";
        var related = model.Related.Count == 0 ? "" : ", Related";
        code.Line(
            $"public static SObjectInfo Info {{ get; }} = global::Salesforce.Typed.SObjectInfo.Create({TableFormat.Version}, "
                + $"{Text.Literal(model.ApiName)}, {prefix}, {Text.TableLiteral(Table(model), model)}, static origin => new "
                + $"{model.TypeName}(origin){related});");
        if (model.Related.Count > 0)
        {
            var cases = string.Join(", ", model.Related.Select((type, i) => $"{i} => global::{model.Namespace}.{type}.Info"));
            code.Line($"private static SObjectInfo? Related(int target) => target switch {{ {cases}, _ => null }};");
        }
        code.Line($"/// <summary>Names the record by an external id, to set it as a parent.</summary>");
        code.Line($"public static {model.TypeName} ByKey<V>(global::System.Func<{model.TypeName}Keys, Key<{model.TypeName}, V>> key, V "
            + $"value) => KeyedBy(key(default), value);");
        // Without this the compiler would write one that reads every property, loaded or not.
        code.Line("protected override bool PrintMembers(global::System.Text.StringBuilder builder) => base.PrintMembers(builder);");
    }

    private static string Table(ObjectModel model)
    {
        var table = new StringBuilder();
        foreach (var member in model.Members)
        {
            var use = (member.CanCreate ? 1 : 0) + (member.CanUpdate ? 2 : 0) + (member.IsDemanded ? 4 : 0);
            table.Append(member.ApiName).Append(' ').Append((char)member.Kind.Kind).Append((char)('0' + use));
            if (member.Target >= 0)
                table.Append(member.Target);
            if (member.Reference >= 0)
                table.Append(',').Append(member.Reference);
            table.Append('\n');
        }
        return table.ToString();
    }

    private static void EmitMember(CodeWriter code, MemberModel member, int index)
    {
        var kind = member.Kind;
        var nullable = member.IsNullable && !kind.IsNeverNull;
        var type = kind.TypeOf(member.TypeName) + (nullable ? "?" : "");
        var accessor = kind.AccessorOf(member.TypeName);
        var get = $"Get{accessor}({index})";
        if (!nullable && !kind.IsNeverNull)
            get += kind.IsValueType ? ".GetValueOrDefault()" : "!";
        code.Line($"/// <summary>{Text.Doc(member.Doc)}</summary>");
        if (member.Help is { Length: > 0 } help)
            code.Line($"/// <remarks>{Text.Doc(help)}</remarks>");
        var required = member.IsRequired ? "required " : "";
        code.Line(member.CanCreate || member.CanUpdate
            ? $"public {required}{type} {member.Name} {{ get => {get}; init => Set{accessor}({index}, value); }}"
            : $"public {type} {member.Name} => {get};");
    }
}
