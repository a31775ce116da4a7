using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Which SELECT list the binder reads out of a lambda, and what it refuses. The programs are built, loaded and run: what is compared is the
/// SOQL that a user's program sends, and the lambda has to get by with the rows that such a query brings.
/// </summary>
public class SelectTests
{
    private static readonly IReadOnlyList<Case> Read = CaseFile.Read("Selects.txt");
    private static readonly IReadOnlyList<Case> NotRead = CaseFile.Read("SelectsRefused.txt");

    private static readonly Lazy<BuildResult> ReadProject = new(() => Project(Read, "select"));
    private static readonly Lazy<BuildResult> NotReadProject = new(() => Project(NotRead, "refused"));
    private static readonly Lazy<Assembly> Program = new(() => ReadProject.Value.AssertClean().Load());

    /// <summary>The titles of what is read.</summary>
    public static TheoryData<string> ReadTitles => new(Read.Select(c => c.Title));

    /// <summary>The titles of what is refused.</summary>
    public static TheoryData<string> NotReadTitles => new(NotRead.Select(c => c.Title));

    [Theory, MemberData(nameof(ReadTitles))]
    public async Task The_SELECT_list_has_what_the_lambda_uses(string title)
    {
        var c = Read.Single(c => c.Title == title);
        var org = new FakeOrg(Acme.Objects).CreateClient();
        var run = Program.Value.GetType("Case" + Number(Read, c))!.GetMethod("Run")!;
        var (soql, count) = ((string, Func<Task<int>>))run.Invoke(null, [org])!;
        Assert.Equal(c.Find("soql")!.Argument, soql);
        Assert.Equal(2, await count());
    }

    [Theory, MemberData(nameof(NotReadTitles))]
    public void A_lambda_that_cannot_be_read_is_rejected(string title)
    {
        var c = NotRead.Single(c => c.Title == title);
        var (path, _, span) = Source(NotRead, c, "refused");
        var problems = NotReadProject.Value.ProblemsIn(path);
        Assert.True(problems.Count > 0, "It is not refused.");
        Assert.True(problems.All(d => d.Id == "SFT1001"), string.Join('\n', problems));
        var problem = Assert.Single(problems);
        Assert.StartsWith("This Select cannot be read at build time: " + c.Find("refused")!.Argument, problem.GetMessage());
        var text = problem.Location.SourceTree!.ToString();
        Assert.Equal(
            text.Substring(span.Start, span.Length), text.Substring(problem.Location.SourceSpan.Start, problem.Location.SourceSpan.Length));
        Assert.Equal(span.Start, problem.Location.SourceSpan.Start);
    }

    // A call that is neither replaced nor reported would throw in production; so the calls are counted by the compiler's own means.
    [Fact]
    public void Every_call_is_intercepted_or_reported()
    {
        AssertEveryCallIsReplacedOrReported(ReadProject.Value, reported: 0);
        AssertEveryCallIsReplacedOrReported(NotReadProject.Value, reported: NotRead.Count);
    }

    // Where the generator did not do its part, the build fails: the call would throw when it runs.
    [Fact]
    public void A_call_that_was_not_intercepted_is_an_error()
    {
        var built = Consumer.Of(Acme.Objects, "using Acme.Crm; using Salesforce.Typed; class C { object M(SalesforceClient org) => "
            + "org.Account.Select(a => a.Name); }").Build().AssertClean();
        var without = built with { Compilation = built.Compilation.RemoveSyntaxTrees(
            built.Compilation.SyntaxTrees.Single(t => t.FilePath.EndsWith("Interceptors.File1.g.cs", StringComparison.Ordinal))) };
        var problem = Assert.Single(without.Problems);
        Assert.Equal("SFT1002", problem.Id);
        Assert.Equal("org.Account.Select(a => a.Name)", problem.Location.SourceTree!.GetText(TestContext.Current.CancellationToken)
            .ToString(problem.Location.SourceSpan));
    }

    // In an editor implementation outputs do not run while a person types: that must not look like an error.
    [Fact]
    public void An_editor_that_emits_no_interceptors_reports_nothing()
    {
        var built = Consumer.Of(Acme.Objects, "using Acme.Crm; using Salesforce.Typed; class C { object M(SalesforceClient org) => "
            + "org.Account.Select(a => a.Name); }").Build();
        var editor = built with
        {
            Compilation = built.Compilation.RemoveSyntaxTrees(built.Compilation.SyntaxTrees.Where(t => t.FilePath.EndsWith(
                "Interceptors.File1.g.cs", StringComparison.Ordinal) || t.FilePath.EndsWith("Selections.g.cs", StringComparison.Ordinal))),
        };
        editor.AssertClean();
    }

    // The same, where another project's build wrote its own lists: they say nothing of this project.
    [Fact]
    public void Selections_of_a_referenced_project_do_not_count_as_a_build()
    {
        var models = Consumer.Of(Acme.Objects, "using Salesforce.Typed; namespace Acme.Crm; public static class C { public static object "
            + "M(SalesforceClient org) => org.Account.Select(a => a.Name); }") with { AssemblyName = "Acme.Models" };
        var app = Consumer.Of([], "using Acme.Crm; using Salesforce.Typed; class C { object M(SalesforceClient org) => "
            + "org.Account.Select(a => a.Phone); }") with { References = [models.Build().ToReference()] };
        var built = app.Build().AssertClean();
        (built with { Compilation = app.Compile() }).AssertClean();
    }

    // The usual test project: it sees the internals of the project that it tests, the SELECT lists among them.
    [Fact]
    public void Two_projects_that_see_each_others_internals_do_not_collide()
    {
        var models = Consumer.Of(Acme.Objects, """
            using Salesforce.Typed;
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Acme.App")]
            namespace Acme.Crm;
            public static class C { public static object M(SalesforceClient org) => org.Account.Select(a => a.Name); }
            """) with { AssemblyName = "Acme.Models" };
        var app = Consumer.Of([], """
            using Acme.Crm; using Salesforce.Typed;
            public static class D { public static object M(SalesforceClient org) => org.Account.Select(a => new { a.Name, Mails = a.Contacts.Select(c => c.Email) }); }
            """) with { References = [models.Build().AssertClean().ToReference()] };
        app.Build().AssertClean();
    }

    // Names of files become names of generated files, and the compiler takes fewer characters there than a file system does.
    [Theory]
    [InlineData("/app/A&B.cs")]
    [InlineData("/app/Notes~1 #2 @home, v+1 (a) [b] {c}.cs")]
    [InlineData("/app/Größe/Счёт 名前 😀.cs")]
    [InlineData("C:\\app\\Rows$1.cs")]
    [InlineData("/app/a..b.cs")]
    [InlineData("")]
    public void A_file_may_have_any_name(string path)
    {
        const string code =
            "using Acme.Crm; using Salesforce.Typed; class C { object M(SalesforceClient org) => org.Account.Select(a => a.Name); }";
        (Consumer.Of(Acme.Objects) with { Sources = [(path, code)] }).Build().AssertClean();
    }

    [Fact]
    public void Files_with_one_name_in_two_folders_are_two_files()
    {
        static string Code(string type, string field) =>
            $$"""using Acme.Crm; using Salesforce.Typed; class {{type}} { object M(SalesforceClient org) => org.Account.Select(a => a.{{field}}); }""";
        (Consumer.Of(Acme.Objects) with { Sources = [
            ("/app/x/Rows.cs", Code("C", "Name")), ("/app/y/rows.cs", Code("D", "Name")), ("/app/z/Rows.2.cs", Code("E", "Phone"))
        ] }).Build().AssertClean();
    }

    // Equal lists are one, and named after what they hold: an edit that asks for the same fields changes no text but the locations.
    [Fact]
    public void Equal_SELECT_lists_are_emitted_once()
    {
        const string code = "using Acme.Crm; using Salesforce.Typed; class C { object M(SalesforceClient org) => org.Account.Select(a => "
            + "a.Name); object N(SalesforceClient org) => org.Account.Select(b => b.Name.Length); }";
        var one = Consumer.Of(Acme.Objects, code).Build().AssertClean();
        var moved = Consumer.Of(Acme.Objects, "// a comment\n" + code).Build();
        Assert.Equal(one.Text("Selections.g.cs"), moved.Text("Selections.g.cs"));
        Assert.NotEqual(one.Text("Interceptors.File1.g.cs"), moved.Text("Interceptors.File1.g.cs"));
        Assert.Equal(2, one.Text("Selections.g.cs").Split("new(global::Acme.Crm.Account.Info, \"Name\")").Length);
    }

    private static void AssertEveryCallIsReplacedOrReported(BuildResult built, int reported)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (calls, replaced) = (0, 0);
        foreach (var tree in built.Compilation.SyntaxTrees.Where(t => t.FilePath.StartsWith("/app/Case", StringComparison.Ordinal)))
        {
            var model = built.Compilation.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
            {
                var symbol = node switch
                {
                    InvocationExpressionSyntax or SelectClauseSyntax => model.GetSymbolInfo(node, cancellation).Symbol,
                    MemberAccessExpressionSyntax { Parent: CastExpressionSyntax } => model.GetSymbolInfo(node, cancellation).Symbol,
                    _ => null,
                };
                if (symbol is not IMethodSymbol method
                    || !method.OriginalDefinition.GetAttributes().Any(a => a.AttributeClass?.Name == "InterceptedAttribute"))
                    continue;
                calls++;
                if (node is InvocationExpressionSyntax call && model.GetInterceptorMethod(call, cancellation) is not null)
                    replaced++;
            }
        }
        Assert.True(calls >= 50, $"only {calls} calls were found");
        Assert.Equal(reported, built.Problems.Count(d => d.Id == "SFT1001"));
        Assert.Equal(calls, replaced + reported);
    }

    private static BuildResult Project(IReadOnlyList<Case> cases, string part) => (Consumer.Of(Acme.Objects) with
    {
        Sources = [("/app/Shared.cs", Shared), .. cases.Select(c => Source(cases, c, part)).Select(s => (s.Path, s.Text))],
    }).Build();

    private static int Number(IReadOnlyList<Case> cases, Case c) => cases.ToList().IndexOf(c) + 1;

    // The file of a case, and what in it stands between [| and |].
    private static (string Path, string Text, Microsoft.CodeAnalysis.Text.TextSpan Span) Source(
        IReadOnlyList<Case> cases, Case c, string name)
    {
        var part = c.Find(name)!;
        var code = name == "select" ? string.Join('\n', [part.Argument, .. part.Lines]) : part.Text;
        var statements = code.Contains("return Of(", StringComparison.Ordinal) ? code : $"return Of({code});";
        var text = $$"""
            using Acme.Crm;
            using Salesforce.Typed;
            using static Shared;

            public static class Case{{Number(cases, c)}}
            {
                public static (string, Func<Task<int>>) Run(SalesforceClient org)
                {
                    var (text, flag, other) = ("x", true, new Account { Name = "other" });
                    {{statements}}
                }

                {{string.Join('\n', c.All("member").Select(m => m.Argument))}}

                private sealed class Hidden { public string? Name { get; set; } }

                private static Hidden? Unused => new() { Name = nameof(Hidden) };
            }
            """;
        var start = text.IndexOf("[|", StringComparison.Ordinal);
        if (start < 0)
            return ($"/app/Case{Number(cases, c)}.cs", text, default);
        text = text.Remove(start, 2);
        var end = text.IndexOf("|]", StringComparison.Ordinal);
        return ($"/app/Case{Number(cases, c)}.cs", text.Remove(end, 2), Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(start, end));
    }

    private const string Shared = """
        using Acme.Crm;
        using Salesforce.Typed;

        public sealed record Dto(Id<Account> Id, string Name) { public string? City { get; init; } }

        public sealed class Wrapper(Account inner) { public Account Inner => inner; }

        public sealed class Holder { public Holder(Account a) => Whole = a; public Account Whole { get; } }

        public sealed record Pair(Account Account, string Name);

        public sealed class Line(Contact c) { public string Name { get; } = c.LastName; public string? Mail { get; init; } = c.Email; }

        public sealed record AccountDto(string Name, string? Phone)
        {
            public AccountDto(Account a) : this(a.Name, a.Phone) { City = a.BillingCity; }
            public string? City { get; init; }
            public OwnerDto? Owner { get; init; }
            public List<string?> Mails { get; init; } = [];
            public static AccountDto From(Account a) => new(a.Name, a.Phone) { City = a.BillingCity };
            public static explicit operator AccountDto(Account a) => new(a.Name, null);
        }

        public sealed record OwnerDto(string Name, string? Boss)
        {
            public static OwnerDto From(User u) { ArgumentNullException.ThrowIfNull(u); return new(u.Name, u.Manager?.Name); }
        }

        public interface IDto<TSelf> { static abstract TSelf Of(Account a); }

        public sealed record NameDto(string Name) : IDto<NameDto> { public static NameDto Of(Account a) => new(a.Name); }

        public interface INamed { string Name { get; } }

        public interface IMapper { string Map(Account a); }

        public class Mapper : IMapper
        {
            public static Mapper Instance { get; } = new();
            public string Map(Account a) => a.Name;
            public virtual string Virtual(Account a) => a.Name;
            public string Direct(Account a, string suffix = "!", bool phone = false) => (phone ? a.Phone : a.Name) + suffix;
        }

        public sealed class LastMapper : Mapper { public override string Virtual(Account a) => a.Phone ?? ""; }

        public sealed record OtherDto(string? Phone) : IDto<OtherDto> { public static OtherDto Of(Account a) => new(a.Phone); }

        public interface ICoded { string? Code(); }

        public class VirtualMapper { public virtual Func<Account, string?> Row { get; } = a => a.Name; }

        public class DerivedMapper : VirtualMapper { public override Func<Account, string?> Row { get; } = a => a.Phone; }

        public sealed class SealedMapper : VirtualMapper
        {
            public override Func<Account, string?> Row { get; } = a => a.Phone;
            public static Func<Account, string?> Static { get; } = a => a.Website;
        }

        public sealed class AssigningMapper
        {
            public readonly Func<Account, string?> ByOut = a => a.Name;
            public readonly Func<Account, string?> ByRef = a => a.Name;
            public readonly Func<Account, string?> ByAlias = a => a.Name;
            public readonly Func<Account, string?> ByInit = a => a.Name;
            public AssigningMapper()
            {
                (InTuple, _) = (a => a.Phone, 1);
                Out(out ByOut);
                Ref(ref this.ByRef);
                ref var alias = ref ByAlias;
                alias = a => a.Phone;
            }
            public Func<Account, string?> InTuple { get; } = a => a.Name;
            public Func<Account, string?> Init { init => ByInit = value; }
            public Func<Account, string?> Lazy { get => Shared.Settable ?? field; } = a => a.Name;
            private static void Out(out Func<Account, string?> row) => row = a => a.Phone;
            private static void Ref(ref Func<Account, string?> row) => row = a => a.Phone;
        }

        public static class Cards
        {
            extension(Account a)
            {
                public string Card() => a.Name + a.Phone;
                public string Card(string text) => a.Name + text;
                public string Full() { var copy = a; return copy.Card(); }
                public string? Label => a.Phone;
                public string Contact1 { get { return a.Website ?? ""; } }
                public string Sink { set { } }
                public Account Same2() => a;
                public string Store() { Shared.Kept = a; return ""; }
                public static string? Static(Account other) => other.Website;
            }
            extension(User user) { public string? Boss => user.Manager?.Name; }
            extension(Contact c) { public string? MailOf() => c.Email; }
            extension(IEnumerable<Contact> contacts)
            {
                public string Mails(string text) => string.Join(text, contacts.Select(c => c.LastName + c.Email));
                public string Names => string.Concat(contacts.Select(c => c.LastName));
                public IEnumerable<Contact> Itself => contacts;
            }
            extension<TTarget>(Polymorphic<TTarget> parent) where TTarget : class
            {
                public string? Title => parent.Name + parent.Type;
                public string? Shout() => parent.Name + "!";
            }
            extension<T>(IEnumerable<T> rows) where T : ICoded { public string? FirstCode() => rows.First().Code(); }
            extension(Account row) { public string? Make2<TDto>() where TDto : IDto<TDto> => TDto.Of(row).ToString(); }
            extension(Func<string> get) { public string Run() => get(); }
            extension(Func<Account, string?> get) { public string? On(Account a) => get(a); }
            extension(Group<OpportunityFields, string?> g) { public int Rows => g.Count(); public decimal? Last() => g.Max(o => o.Amount); }
        }

        public static class Shared
        {
            public static Account? Kept { get; set; }
            public static Func<Account, string> Settable = a => a.Name;
            public static readonly Func<Account, string> InField = a => a.Name;
            public static Func<Account, string?> InProperty { get; } = a => a.Phone;
            public static Func<Contact, string> Computed => c => c.LastName;
            public static readonly RowShape<Contact, string?> Mails = RowShape.Of((Contact c) => c.Email);
            public static readonly RowShape<Account, AccountDto> Dtos = RowShape.Of((Account a) => AccountDto.From(a));
            public static string Map(Account a) => a.Name;
            public static string? Mail(Contact c) => c.Email;
            public static int Sum(IEnumerable<Contact> contacts) => contacts.Count();
            public static string Shout(string? text) => text + "!";
            public static string Describe(this Account a) => a.Name;
            public static AccountDto ToDto(Account a) => new(a.Name, a.Phone) { Owner = OwnerDto.From(a.Owner), Mails = a.Contacts.Select(Mail).ToList() };
            public static AccountDto? ToParentDto(this Account? a) => a is null ? null : new AccountDto(a);
            public static string Block(Account a) { var s = a.Name; foreach (var c in a.Contacts) { if (c.DoNotCall) s += c.LastName; } return s; }
            public static string Choose(Account a) => a.Industry?.Value switch { "Energy" => a.Name, _ => a.Phone ?? "" };
            public static string Named<T>(T row) where T : INamed => row.Name;
            public static TDto Make<TDto>(Account a) where TDto : IDto<TDto> => TDto.Of(a);
            public static List<TRow> All<T, TRow>(IEnumerable<T> rows, Func<T, TRow> map) => rows.Select(map).ToList();
            public static User OwnerOf(Account a) => a.Owner;
            public static IEnumerable<Contact> Callable(Account a) => a.Contacts.Where(c => !c.DoNotCall);
            public static IEnumerable<string> Lines(Account a) { yield return a.Name; foreach (var c in a.Contacts) yield return c.LastName; }
            public static int Levels(Account? a) => a is null ? 0 : 1 + Levels(a.Parent);
            public static Account Same(Account a) => a;
            public static string Stored(Account a) { Kept = a; return ""; }
            public static string Deep(Account a) => Stored(a);
            public static async Task<string> LaterAsync(Account a) { await Task.Yield(); return a.Name; }
            public static string FarParent(Account a) => a.Parent!.Parent!.Parent!.Parent!.Parent!.Parent!.Name;
            public static string Defaults(Account a, string suffix = "?", params string[] more) => a.Name + suffix + more.Length;
            public static (decimal?, int) Total(this Group<OpportunityFields, OpportunityStageName?> g) => (g.Sum(o => o.Amount), g.Count());
            public static string? FirstMail(this IEnumerable<Contact> contacts) => contacts.First().Email;
            public static (string, Func<Task<int>>) Of<R>(SoqlRows<R> rows) => (rows.ToSoql(), async () => (await rows.ToListAsync()).Count);
            public static (string, Func<Task<int>>) Of(object other) => (other.ToString()!, () => Task.FromResult(0));
        }

        namespace Acme.Crm
        {
            public sealed partial record Contact : ICoded { string? ICoded.Code() => Email; }

            public sealed partial record Account : INamed, ICoded
            {
                string? ICoded.Code() => ErpId__c;
                public string Display => Name + Phone;
                public string Twice() => Name + Name;
                public string? Extra { get; set; }
                public AccountDto ToDto() => AccountDto.From(this);
            }
        }
        """;
}
