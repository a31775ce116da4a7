using System.Text;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Benchmarks;

/// <summary>What a team without us writes by hand: a record of auto properties for the same fields; ids and picklists as text.</summary>
internal static class PlainRecords
{
    /// <summary>The file of an object.</summary>
    /// <param name="describe">The object.</param>
    /// <param name="withRelations">Whether parents and children are properties too.</param>
    public static string Of(SObjectDescribe describe, bool withRelations)
    {
        var code = new StringBuilder(
            "#nullable enable\nnamespace Acme.Plain\n{\n    using System;\n    using System.Collections.Generic;\n\n");
        code.Append("    public sealed partial record ").Append(describe.Name).Append("\n    {\n");
        foreach (var field in describe.Fields)
            Property(code, TypeOf(field), field.Name);
        if (withRelations)
        {
            foreach (var field in describe.Fields.Where(f => f.RelationshipName is not null))
                Property(code, field.ReferenceTo.Count > 1 ? "object?" : field.ReferenceTo[0] + "?", field.RelationshipName!);
            foreach (var child in describe.ChildRelationships)
                Property(code, $"List<{child.ChildSObject}>?", child.RelationshipName!);
        }
        return code.Append("    }\n}\n").ToString();
    }

    private static void Property(StringBuilder code, string type, string name) =>
        code.Append("        public ").Append(type).Append(' ').Append(name).Append(" { get; init; }\n");

    private static string TypeOf(FieldDescribe field) => field.Type switch
    {
        FieldType.Boolean => "bool",
        FieldType.Currency or FieldType.Double or FieldType.Percent => "decimal?",
        FieldType.Date => "DateOnly?",
        FieldType.DateTime => "DateTimeOffset?",
        _ => "string?",
    };
}
