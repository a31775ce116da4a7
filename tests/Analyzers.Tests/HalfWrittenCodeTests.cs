using Microsoft.CodeAnalysis.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>While a person types, code is cut off anywhere: no analyzer throws for it.</summary>
public class HalfWrittenCodeTests
{
    private const int Step = 23;

    private const string File = """"
        using System.Diagnostics.CodeAnalysis;
        using Acme.Crm;
        using Salesforce.Typed;

        public class Program
        {
            private const string Fields = "Id, Nmae";

            public async Task Run(SalesforceClient org, Account account, List<Account> accounts, List<Id<Account>> ids, string text, bool flag)
            {
                var soql = $"SELECT {Fields} FROM Account";
                _ = SoqlText.Trusted(flag ? soql : "SELECT Id, \u0041 FROM" + Fields);
                _ = org.Query<Contact>($"""
                    SELECT Id FROM Account
                    WHERE Name LIKE '%{text}' AND Id IN {ids} AND CreatedDate = LAST_N_DAYS:{5}
                    """);
                _ = await org.SearchAsync($"FIND {{ a OR {text} }} RETURNING Account(Id WHERE Name = {text})");
                foreach (var a in accounts)
                {
                    await org.Account.UpdateAsync(a with { Import__c = "1", Phone = text });
                    _ = await org.Contact.Where(c => c.AccountId == a.Id && c.Email.Contains("x")).Skip(5).Take(5000).ToListAsync();
                }
                _ = new Account { Name = text, Industry = AccountIndustry.Technology, SubIndustry__c = AccountSubIndustry__c.Wind };
                _ = from o in org.Opportunity where o.CloseDate > DateOnly.FromDateTime(DateTime.Now).AddDays(-1) select o.Name;
                _ = account.Id.ToString() == text || new ClientCredentialsFlow("id", "0123456789abcdef0").ToString() == account.ParentId?.ToString();
            }
        }
        """";

    [Fact]
    public async Task Code_cut_off_anywhere_does_not_crash_an_analyzer()
    {
        for (var end = 0; end < File.Length; end += Step)
            AssertNoneThrew(await Code.Of(File[..end]).DiagnosticsAsync(CompilerDiagnostics.None));
        Assert.NotEmpty(await Code.Of(File).DiagnosticsAsync(CompilerDiagnostics.None));
    }

    [Fact]
    public async Task A_missing_word_does_not_crash_an_analyzer()
    {
        var words = File.Split(' ');
        for (var missing = 40; missing < words.Length; missing += 3)
            AssertNoneThrew(
                await Code.Of(string.Join(' ', words.Where((_, i) => i != missing))).DiagnosticsAsync(CompilerDiagnostics.None));
    }

    private static void AssertNoneThrew(IEnumerable<Microsoft.CodeAnalysis.Diagnostic> found)
    {
        var thrown = found.FirstOrDefault(d => d.Id == "AD0001");
        Assert.True(thrown is null, thrown?.ToString());
    }
}
