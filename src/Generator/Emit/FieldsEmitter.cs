using Salesforce.Typed.Generator.Models;

namespace Salesforce.Typed.Generator.Emit;

/// <summary>Writes the struct that names an object's fields in conditions.</summary>
internal static class FieldsEmitter
{
    public static void Emit(CodeWriter code, ObjectModel model)
    {
        code.Line($"/// <summary>The fields of {Text.Doc(model.Label)} in conditions.</summary>");
        code.Line(ObjectEmitter.Generated);
        TombstoneEmitter.Mark(code, model.Removal);
        using (code.Open($"public readonly struct {model.TypeName}Fields(FieldPath _at) : IRelation"))
        {
            code.Line("string IRelation.RelationPath => _at.Relation;");
            foreach (var member in model.Members)
                code.Line(Member(member));
            TombstoneEmitter.Fields(code, model);
        }
        code.Line();
    }

    /// <summary>The property of a field.</summary>
    public static string Member(MemberModel member)
    {
        var name = Text.Literal(member.ApiName);
        var step = Text.Literal(member.ApiName + ".");
        switch (member.Kind)
        {
            case MemberKind.Parent:
                return $"public {member.TypeName}Fields {member.Name} => new(_at.To({step}));";
            case MemberKind.Polymorphic:
                return $"public PolymorphicFields<I{member.TypeName}> {member.Name} => new(_at.To({step}));";
            case MemberKind.Children:
                return $"public Children<{member.TypeName}, {member.TypeName}Fields> {member.Name} => new(_at, {name}, {Text.Literal(member.ForeignKey)});";
        }
        var form = MemberForm.Of(member.Kind);
        if (member.Kind is MemberKind.Address or MemberKind.Location)
            return $"public CompoundField<{form.TypeOf(member.TypeName)}?, {member.Uses}> {member.Name} => new(_at, {name});";
        var type = member.CanFilter
            ? form.ConditionOf(member.TypeName, member.Uses)
            : $"Unfilterable<{form.TypeOf(member.TypeName)}{(member.Kind == MemberKind.Boolean ? "" : "?")}, {member.Uses}>";
        return $"public {type} {member.Name} => new(_at, {name});";
    }
}
