using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Salesforce.Typed.Auth;

namespace Salesforce.Typed.Tests;

/// <summary>docs/expressions.md: what each expression sends, or what the compiler says. The page is generated from compiled code.</summary>
public sealed class ExpressionTests : IDisposable
{
    private readonly SalesforceClient _org = new(new SalesforceOptions { Instance = new("https://acme.example"), Auth = new ExternalTokenFlow("t") });

    public void Dispose() => _org.Dispose();

    [Fact]
    public void The_page_of_expressions_shows_what_each_becomes() => Approved.Generated(Page(), "docs", "expressions.md");

    private string Page()
    {
        var sections = Expressions.Sections().ToList();
        var all = sections.SelectMany(s => s.All).Distinct().ToList();
        var refused = Refusals(all);
        var sent = Statements([.. all.Where(e => !refused.ContainsKey(e))]);
        var page = new StringBuilder("""
            # Expressions in queries

            Each expression below is compiled by a test, and the table shows the end of the statement that it sends, or what the compiler says. `text`, `number`, `day` and the like
            are variables; those that begin with `maybe` may be null. See [queries.md](queries.md) for what belongs together.

            """);
        foreach (var (title, expressions) in sections)
        {
            page.Append($"\n## {title}\n\n| C# | SOQL, or what to write |\n|---|---|\n");
            foreach (var expression in expressions)
                page.Append($"| `{Cell(expression)}` | {(refused.TryGetValue(expression, out var why) ? Cell(why) : $"`{Cell(sent[expression])}`")} |\n");
        }
        return page.ToString();
    }

    // The first error of each expression, all compiled in one project; those that compile are not in the result.
    private static Dictionary<string, string> Refusals(List<string> expressions)
    {
        var project = Build(expressions);
        var refused = new Dictionary<string, string>();
        foreach (var problem in project.Problems.Where(p => p.Location.SourceTree?.FilePath == "/app/File1.cs").OrderBy(p => p.Location.SourceSpan.Start))
        {
            var line = problem.Location.GetLineSpan().StartLinePosition.Line - Head.Count(c => c == '\n');
            if (line >= 0 && line < expressions.Count)
                refused.TryAdd(expressions[line], Sentence(problem));
        }
        return refused;
    }

    // The compiler begins with the name of the member; what the reader needs stands in the quotes behind it.
    private static string Sentence(Diagnostic problem)
    {
        var text = problem.GetMessage();
        const string obsolete = "is obsolete: '";
        var start = text.IndexOf(obsolete, StringComparison.Ordinal);
        if (start >= 0)
            text = text[(start + obsolete.Length)..text.LastIndexOf('\'')];
        return $"{problem.Id}: {text}";
    }

    private Dictionary<string, string> Statements(List<string> expressions)
    {
        var methods = Build(expressions).Load().GetType("Code")!;
        methods.GetField("org")!.SetValue(null, _org);
        return expressions.Select((e, i) => (e, Sent(methods.GetMethod($"E{i}", BindingFlags.Static | BindingFlags.Public)!))).ToDictionary();
    }

    private static string Sent(MethodInfo method)
    {
        string soql;
        try
        {
            soql = method.Invoke(null, null)!.ToString()!;
        }
        catch (TargetInvocationException e)
        {
            return $"{e.InnerException!.GetType().Name}: {e.InnerException.Message.Split('\n')[0]}";
        }
        var where = soql.IndexOf(" FROM ", StringComparison.Ordinal);
        return soql.Contains(" GROUP BY ", StringComparison.Ordinal) || !soql.StartsWith("SELECT Id", StringComparison.Ordinal) ? soql : "..." + soql[where..];
    }

    private static BuildResult Build(List<string> expressions)
    {
        var code = new StringBuilder(Head);
        for (var i = 0; i < expressions.Count; i++)
            code.Append($"public static object E{i}() => {expressions[i]};\n");
        return Consumer.Of(Acme.Objects, code.Append("}\n").ToString()).Build();
    }

    private const string Head = """
        using Acme.Crm;
        using Salesforce.Typed;

        public static class Code
        {

        """ + Expressions.Variables;

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
}
