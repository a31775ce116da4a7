using System.Globalization;
using System.Text;

namespace Salesforce.Typed.Benchmarks;

/// <summary>Files of a user.</summary>
internal static class UserCode
{
    /// <summary>A file that has nothing to do with the org.</summary>
    public static string Unrelated(int edit) => string.Create(
        CultureInfo.InvariantCulture, $"namespace Acme.App; public static class Unrelated {{ public static int Edit() => {edit}; }}");

    /// <summary>A file of fifty typed queries, each with a Select of its own.</summary>
    public static string FiftySelects(IReadOnlyList<string> objects)
    {
        var code = new StringBuilder("using System;\nusing System.Linq;\nusing System.Threading.Tasks;\nusing Acme.Crm;\nusing "
            + "Salesforce.Typed;\nnamespace Acme.App;\npublic static class Queries\n{\n");
        for (var i = 0; i < 50; i++)
        {
            var set = objects[i % objects.Count];
            code.Append(CultureInfo.InvariantCulture, $$"""
                    public static async Task<int> Query{{i}}(SalesforceClient org, string name) => (await org.{{set}}
                        .Where(x => x.Text{{SyntheticFields.Two(1 + (i % 20))}}__c == name && x.Amount01__c > {{i}}m)
                        .OrderBy(x => x.Name)
                        .Take(10)
                        .Select(x => new { x.Id, x.Name, x.Text{{SyntheticFields.Two(1 + (i % 18))}}__c, x.Day01__c, Parent = x.Ref01__r!.Name, Grand = x.Ref02__r!.Ref03__r!.Amount01__c, Emails = x.Children1__r.Select(c => c.Email01__c) })
                        .ToListAsync()).Count;

                """);
        }
        return code.Append("}\n").ToString();
    }

    /// <summary>A service of about a hundred lines over one object, the same over plain records and over ours.</summary>
    public static string Service(string @namespace, string record)
    {
        var code = new StringBuilder("using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing "
            + $"{@namespace};\nnamespace Acme.App;\npublic sealed class {record}Service\n{{\n");
        for (var i = 1; i <= 8; i++)
        {
            var n = SyntheticFields.Two(i);
            code.Append(CultureInfo.InvariantCulture, $$"""
                    public decimal Total{{i}}(IEnumerable<{{record}}> rows, DateOnly since)
                    {
                        var total = 0m;
                        foreach (var row in rows)
                        {
                            if (row.IsDeleted || row.Text{{n}}__c is null)
                                continue;
                            if (row.Day01__c is { } day && day >= since)
                                total += row.Amount{{n}}__c ?? 0m;
                        }
                        return total;
                    }

                    public List<string> Names{{i}}(IEnumerable<{{record}}> rows) => rows
                        .Where(r => r.Flag01__c && r.Amount{{n}}__c > 100m)
                        .OrderBy(r => r.Name).ThenByDescending(r => r.Amount{{n}}__c)
                        .Select(r => $"{r.Name}: {r.Text{{n}}__c ?? "none"} {r.Amount{{n}}__c:N2}")
                        .ToList();

                """);
        }
        return code.Append("}\n").ToString();
    }
}
