using Salesforce.Typed.Generator.Models;

namespace Salesforce.Typed.Generator.Emit;

/// <summary>Writes the struct that names an object's fields in conditions.</summary>
internal static class FieldsEmitter
{
    public static void Emit(CodeWriter code, ObjectModel model)
    {
        // With annotations, the compiler writes an attribute for each of these generic types, on the property and on its getter: a tenth of
        // the cost of all generated code. No argument of these types is null, and a question mark counts without annotations too.
        code.Directive("#nullable disable annotations");
        code.Line($"/// <summary>The fields of {Text.Doc(model.Label)} in conditions.</summary>");
        code.Line(ObjectEmitter.Generated);
        TombstoneEmitter.Mark(code, model.Removal);
        using (code.Open($"public readonly struct {model.TypeName}Fields(FieldPath _at) : IRelation"))
        {
            code.Line("string IRelation.RelationPath => _at.Relation;");
            foreach (var member in model.Members)
            {
                code.Line($"/// <summary>{Text.Doc(member.Doc)}</summary>");
                code.Line(Member(member));
            }
            TombstoneEmitter.Fields(code, model);
        }
        code.Directive("#nullable enable annotations");
        code.Line();
    }

    /// <summary>The property of a field.</summary>
    public static string Member(MemberModel member)
    {
        var kind = member.Kind;
        var name = Text.Literal(member.ApiName);
        var isInConditions = member.CanFilter || member.IsRelationship || kind.IsCompound;
        var type = isInConditions && kind.ConditionOf(member.TypeName, member.Uses) is { } condition
            ? condition
            : $"Unfilterable<{kind.TypeOf(member.TypeName)}{(kind.IsNeverNull ? "" : "?")}, {member.Uses}>";
        var arguments = !member.IsRelationship ? $"_at, {name}"
            : kind == MemberKindSpec.Children ? $"_at, {name}, {Text.Literal(member.ForeignKey)}"
            : $"_at.To({Text.Literal(member.ApiName + ".")})";
        return $"public {type} {member.Name} => new({arguments});";
    }
}
