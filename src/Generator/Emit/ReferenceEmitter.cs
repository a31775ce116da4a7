using Salesforce.Typed.Generator.Models;

namespace Salesforce.Typed.Generator.Emit;

/// <summary>Writes what a reference to several objects needs: an interface that the objects have, and an id that takes theirs.</summary>
internal static class ReferenceEmitter
{
    public static void Emit(CodeWriter code, ReferenceModel reference)
    {
        var name = reference.BaseName;
        var id = name + "Id";
        var present = reference.Targets.Where(t => t.HasSnapshot).Select(t => t.TypeName).ToList();
        code.Line($"/// <summary>What {Text.Doc(reference.Doc)} can refer to.</summary>");
        code.Line(ObjectEmitter.Generated);
        code.Line($"public interface I{name};");
        foreach (var target in present)
            code.Line($"public sealed partial record {target} : I{name};");
        code.Line($"/// <summary>An id of any object that {Text.Doc(reference.Doc)} can refer to.</summary>");
        code.Line(ObjectEmitter.Generated);
        code.Line($"[global::System.Text.Json.Serialization.JsonConverter(typeof(global::Salesforce.Typed.Json.IdConverter<{id}>))]");
        using (code.Open($"public readonly record struct {id} : IId<{id}>"))
        {
            code.Line($"private {id}(RawId raw) => Raw = raw;");
            code.Line("public RawId Raw { get; }");
            code.Line($"static {id} IId<{id}>.Of(RawId raw) => new(raw);");
            foreach (var target in present)
                code.Line($"public static implicit operator {id}(Id<{target}> id) => new(id.Raw);");
            var parsed = present.Count > 0 ? present[0] : "AnySObject";
            TextRefusal.Emit(code, id, $"An id is not a text. Write Id<{parsed}>.Parse(text), with the object that the id belongs to.");
            code.Line(
                $"/// <summary>Whether this is an id of <typeparamref name=\"T\"/>: it begins with that object's key prefix.</summary>");
            code.Line($"public bool Is<T>(out Id<T> id) where T : ISObjectType, I{name} => AnyId.Is(Raw, out id);");
            code.Line("public override string ToString() => Raw.ToString();");
        }
        code.Line();
    }
}
