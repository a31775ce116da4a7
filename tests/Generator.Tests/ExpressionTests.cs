using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Salesforce.Typed.Auth;

namespace Salesforce.Typed.Tests;

/// <summary>
/// What each expression sends, or what the compiler says: docs/expressions.md, and of every kind of field with every operator the table in
/// Approved. Both are generated from compiled code.
/// </summary>
public sealed class ExpressionTests : IDisposable
{
    private readonly SalesforceClient _org =
        new(new SalesforceOptions { Instance = new("https://acme.example"), Auth = new ExternalTokenFlow("t") });

    public void Dispose() => _org.Dispose();

    [Fact]
    public void The_tables_of_expressions_show_what_each_becomes()
    {
        var kinds = Expressions.Kinds().ToList();
        var habits = Expressions.Habits().ToList();
        var all = kinds.Concat(habits).SelectMany(s => s.All).Distinct().ToList();
        var refused = Refusals(all);
        var sent = Statements([.. all.Where(e => !refused.ContainsKey(e))]);

        Approved.Text(Tables("", kinds, refused, sent), "-Expressions", ".md");
        Approved.Generated(Tables(Head, habits, refused, sent), "docs", "expressions.md");
    }

    private static string Tables(
        string head, List<(string Title, List<string> All)> sections, Dictionary<string, string> refused, Dictionary<string, string> sent)
    {
        var page = new StringBuilder(head);
        foreach (var (title, expressions) in sections)
        {
            page.Append($"\n## {title}\n\n| C# | SOQL, or what to write |\n|---|---|\n");
            foreach (var expression in expressions)
            {
                // In the table of all kinds the beginning of what the compiler says is enough.
                var becomes = refused.TryGetValue(expression, out var why)
                    ? Cell(head.Length == 0 ? why.Split(". ")[0] : why)
                    : $"`{Cell(sent[expression])}`";
                page.Append($"| `{Cell(expression)}` | {becomes} |\n");
            }
        }
        return page.ToString();
    }

    // The first error of each expression, of ours before those of the compiler, all compiled in one project; those that compile are not in
    // the result.
    private static Dictionary<string, string> Refusals(List<string> expressions)
    {
        var project = Build(expressions);
        var refused = new Dictionary<string, string>();
        foreach (var problem in project.ProblemsIn("/app/File1.cs")
            .OrderBy(p => p.Id.StartsWith("SFT", StringComparison.Ordinal) ? 0 : 1).ThenBy(p => p.Location.SourceSpan.Start))
        {
            var line = problem.Location.GetLineSpan().StartLinePosition.Line - Code.Count(c => c == '\n');
            if (line >= 0 && line < expressions.Count)
                refused.TryAdd(expressions[line], Sentence(problem));
        }
        return refused;
    }

    // The compiler begins with the name of the member; what the reader needs is in the quotes after it.
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
        return expressions.Select((e, i) => (e, Sent(methods.GetMethod($"E{i}")!))).ToDictionary();
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
        return soql.StartsWith("SELECT Id, ", StringComparison.Ordinal) ? "..." + soql[where..] : soql;
    }

    private static BuildResult Build(List<string> expressions)
    {
        var code = new StringBuilder(Code);
        for (var i = 0; i < expressions.Count; i++)
            code.Append($"public static object E{i}() => {expressions[i]};\n");
        return Consumer.Of(Acme.Objects, code.Append("}\n").ToString()).Build();
    }

    private const string Head = """
        # Expressions in queries

        What users of LINQ write, and the end of the statement that it sends, or what the compiler says. Each expression is compiled by a test. `text`,
        `number`, `day` and the like are variables; those that begin with `maybe` may be null.

        Every field is compared by `==` and `!=`, texts, numbers, dates, times and ids also by `<`, `<=`, `>` and `>=`, with a value on either side. A value may
        be null in `==` and `!=`; in the others a null throws an `ArgumentNullException` that names the field, and the literal `null` is error
        [SFT1021](rules/SFT1021.md). What SOQL does not support is error [SFT2007](rules/SFT2007.md), which says what to write.

        """;

    private const string Code = """
        using Acme.Crm;
        using Salesforce.Typed;

        public static class Code
        {

        """ + Expressions.Variables;

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
}
