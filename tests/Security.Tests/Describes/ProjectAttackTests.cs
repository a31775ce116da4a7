using System.Collections.Immutable;
using System.Text;

namespace Salesforce.Typed.Tests.Describes;

/// <summary>Paths, build properties and the size of files are input too.</summary>
public sealed class ProjectAttackTests
{
    public static TheoryData<Attack> Namespaces => [.. new (string Input, string Expected)[]
    {
        ("A; class X { }", "SFT0005"), ("A { } namespace B", "SFT0005"), ("A.", "SFT0005"), (".A", "SFT0005"), ("A..B", "SFT0005"),
        ("class", "compiles"), ("A.class.@event", "compiles"), ("@A.B", "compiles"),
        ("A B", "SFT0005"), ("A\nB", "SFT0005"), ("A-B", "SFT0005"), ("1A", "SFT0005"), ("A<B>", "SFT0005"), ("global::A", "SFT0005"),
        ("A\u202eB", "SFT0005"), ("A//", "SFT0005"), ("Größe", "compiles"), (new('A', 2000), "SFT0005"),
        ("Salesforce.Typed", "SFT0005"), ("Salesforce.Typed.Generated", "SFT0005"), ("System", "SFT0005"), ("Interceptors", "compiles"),
        ("Selections", "compiles"), ("Probe0__c", "compiles"), (" A ", "compiles"),
        ("Salesforce.Typed.Fields", "SFT0005"), ("Salesforce.Typed.CompilerServices", "SFT0005"), ("Salesforce.Typed.Json.X", "SFT0005"),
        ("@Salesforce.Typed.@Files", "SFT0005"), ("Salesforce.Typed.SObject", "SFT0005"), ("Salesforce.Typed.Generated.A", "SFT0005"),
        ("Salesforce.Typed.Org", "compiles"), ("Salesforce", "compiles"), ("System.Text", "SFT0005"), ("System.String", "SFT0005"),
        ("System.Collections.Generic", "SFT0005"), ("System.Type.A", "SFT0005"), ("System.Org", "compiles"), ("Acme.System", "compiles"),
        ("Acme.Salesforce.Typed", "compiles"), ("Acme.SObject", "compiles"), ("SObject", "compiles"), ("SalesforceObjects", "compiles"),
    }.Select(a => new Attack("msbuild/SalesforceTypedNamespace", a.Input, a.Expected))];

    [Theory, MemberData(nameof(Namespaces))]
    public void A_namespace_is_one_or_is_reported(Attack attack)
    {
        var project = HostileProject.Of(
            DescribeSlots.Write("", "", "Probe0__c"), DescribeSlots.Write("", "", "Page")) with { HasUserCode = false };
        var built =
            (project with { Properties = project.Properties.SetItem("SalesforceTypedNamespace", attack.Input) }).Build().AssertSound();
        Assert.Equal(attack.Expected == "SFT0005"
            ? ["SFT0005"]
            : [], built.Result.Diagnostics.Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Select(d => d.Id));
    }

    [Theory, InlineData("A; class X { }"), InlineData("..."), InlineData("1"), InlineData(
        "a b\nc"), InlineData("class"), InlineData("\u202e"), InlineData("\ud800"), InlineData("System"), InlineData("Salesforce.Typed")]
    public void A_root_namespace_of_any_text_gives_a_namespace(string root)
    {
        var project = HostileProject.Of(DescribeSlots.Write("", "", "Probe0__c")) with { HasUserCode = false };
        var built = (project with { Properties = project.Properties.Clear().Add("RootNamespace", root) }).Build().AssertSound();
        Assert.Empty(built.ReportedOf("/app/0.json"));
        Assert.NotEmpty(built.RecordNames());
    }

    [Fact]
    public void Namespaces_that_differ_in_case_or_lie_in_each_other_compile()
    {
        var project = HostileProject.Of(Enumerable.Range(0, 7).Select(i => DescribeSlots.Write("", "", i == 3 ? "Inner" : "Page"))) with
        {
            HasUserCode = false
        };
        string[] spaces = ["Acme.Crm", "acme.crm", "@Acme.Crm.Page", "Acme.Crm", "Acme.Crm.Inner.@class", "Interceptors", "ACME.crm"];
        (project with { Namespaces = spaces.Select((s, i) => (s, i)).ToImmutableDictionary(s => $"/app/{s.i}.json", s => s.s) }).Build()
            .AssertSound();
    }

    [Theory]
    [InlineData("SalesforceObjects"), InlineData("FieldPath"), InlineData("SObject.Inner"), InlineData("@RawId"), InlineData("SemiJoins")]
    public void A_namespace_that_hides_a_type_from_the_one_around_it_is_reported(string inner)
    {
        var project = HostileProject.Of(DescribeSlots.Write("", "", "Page"));
        var built = (project with
        {
            Namespaces = ImmutableDictionary<string, string>.Empty.Add("/app/0.json", "Acme.Crm." + inner)
        }).Build().AssertSound();
        Assert.Single(built.Result.Diagnostics, d => d.Id == "SFT0005");
    }

    [Fact]
    public void Files_that_hold_more_strings_than_a_program_can_are_reported()
    {
        static string Of(int file) => Json.Object(("name", $"\"Probe{file}__c\""), ("fields", Json.Array([Json.Object(
            ("name", "\"P__c\""), ("type", "\"picklist\""),
            ("picklistValues", Json.Array(Enumerable.Range(0, 5_000).Select(i => $"\"{file}-{i}-{new string('x', 980)}\"")))) ])));
        var built = HostileProject.Of(Of(0), Of(1), Of(2)).Build(analyze: false).AssertSound(1);
        Assert.Equal(2, built.Result.Diagnostics.Count(d => d.Id == "SFT0001"));
    }

    [Fact]
    public void A_describe_that_lost_as_much_as_it_has_is_read_in_time()
    {
        static string Name(int i, char c) => $"{new string(c, 60)}{i:D4}{new string(c, 56)}";
        static string Values(char c, string more) =>
            Json.Array(Enumerable.Range(0, 10_000).Select(i => $"{{\"value\": \"{Name(i, c)}\"{more}}}"));
        const string removed = ", \"removed\": {\"on\": \"2026-11-23\"}";
        static string Fields(char c, string more) =>
            Json.Array(Enumerable.Range(0, 3_000).Select(i => $"{{\"name\": \"{Name(i, c)}\", \"type\": \"string\"{more}}}"));
        var picklist = Json.Object(
            ("name", "\"P__c\""), ("type", "\"picklist\""), ("picklistValues", Values('a', "")), ("removedValues", Values('A', removed)));
        var lost = Json.Object(("name", "\"Probe0__c\""), ("fields", Fields('a', "")), ("removedFields", Fields('b', removed)));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        HostileProject.Of(lost, Json.Object(("name", "\"Probe1__c\""), ("fields", Json.Array([picklist])))).Build(analyze: false);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    [Theory, InlineData("/app/x\n#error y.cs"), InlineData(
        "/app/\u2028class X{}.cs"), InlineData("C:\\a\\b\u202e.cs"), InlineData("/app/*:<>|.cs"), InlineData("")]
    public void A_source_file_of_any_path_is_a_comment(string path) => (HostileProject.Of() with { CodePath = path }).Build().AssertSound();

    [Theory, InlineData("/app/x\n##vso[task.complete].json"), InlineData(
        "/app/\u202e.json"), InlineData("*:<>|\0.json"), InlineData("relative"), InlineData("")]
    public void A_snapshot_of_any_path_is_read(string path)
    {
        var project = new HostileProject
        {
            Snapshots = [(path, DescribeSlots.Write("", "", "Probe0__c")), ("/app/a.json", DescribeSlots.Write("", "", "Probe0__c"))]
        };
        project.Build().AssertSound();
    }

    [Theory, InlineData("##vso[task.complete]", @"#\u0023vso[task.complete]"), InlineData(
        "a\n##[error]", @"a\u000A#\u0023[error]"), InlineData("\u202e\u001b[2J", @"\u202E\u001B[2J")]
    public void A_picklist_value_in_a_message_of_an_analyzer_is_text(string value, string shown)
    {
        // Open, which the code sets, does not allow Small; it allows the hostile value, and the message lists what it allows.
        var small = """{"value":"Small","validFor":"gAAA"}""";
        var values = $$"""{"value":"Small","validFor":"QAAA"},{"value":{{Json.Text(value)}},"validFor":"gAAA"}""";
        var (path, json) = HostileProject.Good;
        var built =
            (new HostileProject { UserSnapshot = (path, json.Replace(small, values, StringComparison.Ordinal)) }).Build().AssertSound();
        Assert.Contains(built.Others, d => d.GetMessage().Contains(shown, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_of_any_depth_or_size_is_read_or_reported()
    {
        const int depth = 200_000;
        string[] hostile =
        [
            new('[', depth), new StringBuilder().Insert(0, "{\"fields\":[", depth).ToString(),
            new StringBuilder("{\"name\":\"A\",\"fields\":[],\"x\":").Insert(27, "[", depth).ToString(),
            "{\"name\":\"A\",\"fields\":[" + string.Concat(Enumerable.Repeat("{\"name\":\"a b\",\"type\":\"x\"},", 20_000)) + "null]}",
            "{\"name\":\"A\",\"label\":\"" + new string('x', 6_000_001) + "\",\"fields\":[]}", "\0", "\ufeff", "\ud800",
            "{\"name\":\"\ud800\",\"fields\":[]}",
        ];
        var built = HostileProject.Of(hostile).Build(analyze: false).AssertSound();
        Assert.All(hostile, (_, i) => Assert.InRange(built.ReportedOf($"/app/{i}.json").Length, 1, 100));
    }

    [Theory]
    [InlineData("\"length\": -1"), InlineData("\"length\": 99999999999"), InlineData("\"precision\": -2147483648, \"scale\": "
        + "2147483647"), InlineData("\"precision\": 1e5"), InlineData("\"scale\": 1.5"), InlineData("\"digits\": -1")]
    [InlineData("\"relationshipOrder\": -1"), InlineData("\"name\": null"), InlineData(
        "\"name\": \"\""), InlineData("\"type\": null"), InlineData("\"referenceTo\": [null]"), InlineData("\"picklistValues\": [null]")]
    [InlineData(
        "\"picklistValues\": [{\"value\": \"a\", \"validFor\": \"!!\"}]"), InlineData(
            "\"picklistValues\": [{\"value\": \"a\", \"validFor\": \"A\"}]"), InlineData(
                "\"picklistValues\": [{\"value\": \"a\", \"validFor\": \"AA=A\"}]"), InlineData("\"referenceTo\": [\"\"]")]
    public void A_wrong_part_is_reported_and_the_rest_generates(string part)
    {
        var json =
            $$"""{"name":"Probe0__c","fields":[{"name":"Id","type":"id"},{"name":"Control__c","type":"boolean"},{"name":"Bad__c","type":"picklist","controllerName":"Control__c",{{part}}},null,{"name":"Safe","type":"string"}]}""";
        var built = HostileProject.Of(json).Build(analyze: false).AssertSound();
        Assert.InRange(built.ReportedOf("/app/0.json").Length, 2, 3);
        Assert.Contains(built.Generated, t => t.ToString().Contains("string Safe ", StringComparison.Ordinal));
    }
}
