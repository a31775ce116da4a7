using Salesforce.Typed.Generator.Models;

namespace Salesforce.Typed.Generator.Emit;

/// <summary>Writes what belongs to no single object: names of objects without a snapshot, and references to two objects.</summary>
internal static class IndexEmitter
{
    /// <summary>The file's text.</summary>
    public static string Emit(SchemaIndex index)
    {
        var code = new CodeWriter();
        using (FileHead.Open(code, index.Namespace))
        {
            foreach (var absent in index.Absent)
            {
                code.Line($"/// <summary>{Text.Doc(absent.ApiName)}: others refer to it, but it has no snapshot, so only its ids are "
                    + $"here.</summary>");
                code.Line(ObjectEmitter.Generated);
                using (code.Open($"public abstract class {absent.TypeName} : ISObjectType"))
                {
                    code.Line($"static string ISObjectType.ApiName => {Text.Literal(absent.ApiName)};");
                    code.Line("static string? ISObjectType.KeyPrefix => null;");
                }
                code.Line();
            }
            EmitAll(code, index);
            foreach (var pair in index.Pairs)
                ReferenceEmitter.Emit(code, new ReferenceModel(
                    pair.BaseName, "a reference to " + string.Join(" or ", pair.Targets.Select(t => t.TypeName)), pair.Targets));
            TombstoneEmitter.Sets(code, index);
        }
        return code.ToString();
    }

    private static void EmitAll(CodeWriter code, SchemaIndex index)
    {
        using (code.Open("public static partial class SalesforceObjects"))
        {
            code.Line("/// <summary>The objects that have a snapshot, by their API names: what a stream of all changes reads.</summary>");
            code.Line(ObjectEmitter.Generated);
            using (code.Open("public static SObjectIndex All => new(static name => name switch"))
            {
                foreach (var entry in index.Objects)
                    code.Line($"{Text.Literal(entry.ApiName)} => global::{index.Namespace}.{entry.TypeName}.Info,");
                code.Line("_ => null,");
            }
            code.Line(");");
        }
        code.Line();
    }
}
