using Salesforce.Typed.Generator.Models;

namespace Salesforce.Typed.Generator.Emit;

/// <summary>Writes the struct that names the fields by which one record is found.</summary>
internal static class KeysEmitter
{
    public static void Emit(CodeWriter code, ObjectModel model)
    {
        code.Line($"/// <summary>The keys of {Text.Doc(model.Label)}.</summary>");
        code.Line(ObjectEmitter.Generated);
        TombstoneEmitter.Mark(code, model.Removal);
        using (code.Open($"public readonly struct {model.TypeName}Keys"))
        {
            foreach (var key in model.Keys)
                code.Line($"public Key<{model.TypeName}, {key.ValueType}> {key.Name} => new({Text.Literal(key.ApiName)});");
        }
        code.Line();
    }
}
