using System.Globalization;
using System.Text;

namespace Salesforce.Typed.Benchmarks;

/// <summary>Files of a project that writes its SOQL as text.</summary>
internal static class HandWrittenSoql
{
    /// <summary>How many statements are in a file.</summary>
    public const int Statements = 6;

    /// <summary>A file of that number; the edit changes one of its statements.</summary>
    public static string File(int number, int edit, IReadOnlyList<string> objects)
    {
        var code = new StringBuilder("using System;\nusing System.Collections.Generic;\nusing System.Threading.Tasks;\nusing "
            + "Salesforce.Typed;\nnamespace Acme.App;\n");
        code.Append(CultureInfo.InvariantCulture, $"public sealed class Repository{number}(SalesforceClient org)\n{{\n");
        for (var i = 0; i < Statements; i++)
        {
            var n = SyntheticFields.Two(1 + (i % 8));
            code.Append(CultureInfo.InvariantCulture, $$"""
                    public async Task<int> Find{{i}}(string name, decimal amount, DateTimeOffset since, List<string> names)
                    {
                        var rows = await org.QueryAsync($"SELECT Id, Name, Text{{n}}__c, Amount{{n}}__c, Owner.Name, Ref{{n}}__r.Ref01__r.Name, (SELECT Id, Name FROM Children1__r WHERE Text01__c != null) FROM {{objects[(number + i) % objects.Count]}} WHERE Name LIKE {name + "%"} AND Amount{{n}}__c > {amount} AND CreatedDate > {since} AND Text02__c IN {names} AND Status01__c = 'New' AND Number01__c < {{edit}} ORDER BY Name LIMIT 200");
                        var found = 0;
                        foreach (var row in rows)
                        {
                            if (row.Get<string>("Name") is { Length: > 3 } text && text.StartsWith(name, StringComparison.Ordinal))
                                found += text.Length;
                            else
                                Console.WriteLine($"{row["Id"]}: {row["Name"]}");
                        }
                        return found;
                    }

                """);
        }
        return code.Append("}\n").ToString();
    }
}
