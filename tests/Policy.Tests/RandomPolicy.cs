using Salesforce.Typed.Policy.Filters;
using Salesforce.Typed.Policy.Model;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Tests;

/// <summary>Random grants over a random org.</summary>
internal static class RandomPolicy
{
    public static AgentPolicy Create(Random random, OrgSchema schema) => new("agent")
    {
        Objects = new(schema.Objects.Where(_ => random.Next(5) > 0).Select(o => Grant(random, o, schema)).OrderBy(
            g => g.Object, StringComparer.Ordinal)),
        Actions = new AgentActions { Search = true },
    };

    private static ObjectGrant Grant(Random random, SObjectDescribe describe, OrgSchema schema)
    {
        var names = describe.Fields.Where(f => f.Type != FieldType.Id).Select(f => f.Name).ToList();
        var grant = new ObjectGrant(describe.Name, ObjectAccess.Read);
        if (random.Next(6) == 0)
            grant = grant with { Show = new(["Id", .. names.Where(_ => random.Next(3) > 0)]) };
        else
            grant = grant with { Hide = new(names.Where(_ => random.Next(6) == 0)) };
        grant = grant with { Mask = new(names.Where(n => random.Next(8) == 0 && !grant.Hide.Contains(n))) };
        if (random.Next(3) > 0)
            grant = grant with { Rows = Filter(random, describe, schema) };
        return random.Next(4) == 0 ? grant with { MaxRows = random.Next(1, 4) } : grant;
    }

    private static string? Filter(Random random, SObjectDescribe describe, OrgSchema schema)
    {
        for (var i = 0; i < 20; i++)
        {
            var field = describe.Fields[random.Next(describe.Fields.Count)];
            var text = field.Type switch
            {
                FieldType.String or FieldType.Combobox => $"{field.Name} != 'a'",
                FieldType.Boolean => $"{field.Name} = true",
                FieldType.Int or FieldType.Long => $"({field.Name} > 50 OR {field.Name} = null)",
                FieldType.Picklist => $"{field.Name} IN ('v0', 'v1')",
                FieldType.Reference when field is { RelationshipName: { } path, ReferenceTo.Count: 1 } => $"{path}.Name != 'a'",
                _ => null,
            };
            if (text is not null && RowFilter.Parse(describe.Name, text, schema, out _) is not null)
                return text;
        }
        return null;
    }
}
