using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;

namespace Salesforce.Typed.Tests.Describes;

/// <summary>Names that pass the check and collide with C#, with the framework, with our own names or with each other.</summary>
public sealed class CollisionTests
{
    /// <summary>The objects of a project, and the records that they become: the rules of docs/names.md.</summary>
    public static TheoryData<string, string> Objects => new()
    {
        { "Task SfTask", "Task=SfTask SfTask=SfTask_" },
        { "SfTask", "SfTask=SfTask_" },
        { "Acct AcctFields AcctKeys", "Acct=Acct AcctFields=AcctFields_ AcctKeys=AcctKeys_" },
        { "AcctFields AcctFieldsFields", "AcctFields=AcctFields AcctFieldsFields=AcctFieldsFields_" },
        { "class file void record var dynamic nint await field extension", "class=Sfclass file=Sffile void=Sfvoid record=Sfrecord "
            + "var=Sfvar dynamic=Sfdynamic nint=Sfnint await=Sfawait field=Sffield extension=Sfextension" },
        { "class Sfclass", "class=Sfclass Sfclass=Sfclass_" },
        { "Task SFTASK", "Task=SfTask SFTASK=SFTASK_" },
        { "V T R System Salesforce Microsoft", "V=SfV T=T R=R System=SfSystem Salesforce=SfSalesforce Microsoft=SfMicrosoft" },
        { "Info Related ByKey All Empty SalesforceObjects", "Info=SfInfo Related=SfRelated ByKey=SfByKey All=All Empty=SfEmpty "
            + "SalesforceObjects=SfSalesforceObjects" },
        { "Foo get_Foo set_Foo org", "Foo=Foo get_Foo=get_Foo set_Foo=set_Foo org=Sforg" },
        { "Options SfOptions Index g Selections "
            + "Interceptors", "Options=Options SfOptions=SfOptions Index=SfIndex g=Sfg Selections=Selections Interceptors=Interceptors" },
        { "SObject Id Key Children Condition FieldPath RawId AnyId", "SObject=SfSObject Id=Id Key=Key Children=Children "
            + "Condition=SfCondition FieldPath=SfFieldPath RawId=SfRawId AnyId=SfAnyId" },
        { "A AOrB B C BOrC IAOrB AOrBId ADetail__c", "A=A AOrB=AOrB B=B C=C BOrC=BOrC IAOrB=IAOrB AOrBId=AOrBId ADetail__c=ADetail__c" },
        { "Ra Raw Any Acme Crm", "Ra=Ra Raw=Raw Any=Any Acme=Acme Crm=Crm" },
    };

    private const int Initialized = 200;

    // An object and a field whose names together are the name of a type or of a member that the compiler declares in a picklist or an id.
    [Theory]
    [InlineData("get_V", "alue", "get_Value")]
    [InlineData("set_V", "alue", "set_Value")]
    [InlineData("get_L", "abel", "get_Label")]
    [InlineData("get_I", "nfo", "get_Info")]
    [InlineData("op_E", "quality", "op_Equality")]
    [InlineData("op_I", "nequality", "op_Inequality")]
    [InlineData("Print", "Members", "PrintMembers")]
    [InlineData("Decon", "struct", "Deconstruct")]
    [InlineData("Values", "For", "ValuesFor")]
    [InlineData("Sys", "tem", "System")]
    [InlineData("Sales", "force", "Salesforce")]
    [InlineData("Micro", "soft", "Microsoft")]
    [InlineData("SObject", "Info", "SObjectInfo")]
    [InlineData("Record", "Origin", "RecordOrigin")]
    [InlineData("Field", "Path", "FieldPath")]
    [InlineData("Semi", "Joins", "SemiJoins")]
    [InlineData("AnyS", "Object", "AnySObject")]
    [InlineData("Salesforce", "Objects", "SalesforceObjects")]
    public void A_picklist_or_reference_is_not_named_as_what_its_object_and_field_spell_together(string name, string field, string spelled)
    {
        const string targets = "\"referenceTo\": [\"A\", \"B\", \"C\"], \"relationshipName\": \"r\"";
        var picklist = Field(field, "picklist", "\"picklistValues\": [\"X\", \"" + spelled + "\"]");
        static string Of(string name, string field) =>
            Json.Object(("name", Json.Text(name)), ("createable", "true"), ("fields", Json.Array([field])));
        HostileProject.Of(Of(name, picklist), Of("Absent", Field("R", "reference", $"\"referenceTo\": [\"{spelled}\"]"))).Build(
            analyze: false).AssertSound();
        HostileProject.Of(Of(name, Field(field, "reference", targets)), Of(spelled, picklist)).Build(analyze: false).AssertSound();
    }

    [Theory]
    [InlineData("An", "yId")]
    [InlineData("An", "y")]
    [InlineData("R", "awId")]
    [InlineData("SObject", "Type")]
    [InlineData("Pick", "list")]
    [InlineData("Dispos", "able")]
    public void The_types_of_a_reference_are_not_named_as_those_of_the_runtime(string name, string field)
    {
        var reference = Field(field, "reference", "\"referenceTo\": [\"A\", \"B\", \"C\"], \"relationshipName\": \"r\"");
        HostileProject.Of(Json.Object(("name", Json.Text(name)), ("fields", Json.Array([reference])))).Build(analyze: false).AssertSound();
    }

    // Whatever the order of the paths: the object of a file that is named after it is read from there.
    [Theory, InlineData("Good__c"), InlineData("good__C")]
    public void A_file_does_not_take_the_object_of_a_file_that_is_named_after_it(string name)
    {
        var built = HostileProject.Of(Json.Object(("name", Json.Text(name)), ("fields", Json.Array([Field("Other", "string")])))).Build()
            .AssertSound();
        Assert.Equal(["SFT0002"], built.ReportedOf("/app/0.json"));
        Assert.Empty(built.ReportedOf(HostileProject.Good.Path));
    }

    [Fact]
    public void A_tombstone_does_not_take_the_object_of_another_file()
    {
        const string removed = "\"removed\": {\"on\": \"2026-11-23\"}";
        HostileProject.Of(
            "{\"name\": \"Good__c\", " + removed + ", \"fields\": []}", "{\"name\": \"good__C\", " + removed + ", \"fields\": []}")
            .Build().AssertSound();
    }

    [Fact]
    public void An_object_named_as_a_picklist_type_of_another_keeps_its_name()
    {
        string[] names = ["Good__cStatus__c", "Good__cDetail__c", "Good__cFields", "Good__cKeys"];
        var project = HostileProject.Of(names.Select(n => Json.Object(("name", Json.Text(n)), ("fields", "[]")))) with
        {
            HasUserCode = false
        };
        var built = (project with { Snapshots = project.Snapshots.Add(HostileProject.Good) }).Build(analyze: false).AssertSound();
        Assert.Equal("Good__cStatus__c", built.RecordNames()["Good__cStatus__c"]);
        Assert.Contains(built.Generated, t => t.ToString().Contains("record struct Good__cStatus__c_(", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Objects))]
    public void Objects_get_the_names_that_the_page_says(string objects, string expected)
    {
        var names = objects.Split(' ');
        var built = HostileProject.Of(names.Select(n => Describe(n, names))).Build(analyze: false).AssertSound();
        Assert.Equal(expected.Split(' ').Order(StringComparer.Ordinal), built.RecordNames().Where(r => r.Key != "Good__c").Select(
            r => $"{r.Key}={r.Value}").Order(StringComparer.Ordinal));
        Assert.DoesNotContain(built.Result.Diagnostics, d => d.Id is "SFT0001" or "SFT0002");
    }

    [Fact]
    public void Every_name_of_our_templates_of_the_runtime_and_of_CSharp_can_be_an_object()
    {
        var names = Tricky().DistinctBy(n => n, StringComparer.OrdinalIgnoreCase).ToList();
        Assert.True(names.Count > 500, $"only {names.Count} names");
        HostileProject.Of(names.Select(n => Json.Object(("name", Json.Text(n)), ("createable", "true"), ("fields", Json.Array(
            [Field("Id", "id"), Field(n, "string"), Field(n + "1", "picklist", "\"picklistValues\": [\"" + n + "\"]")])))))
            .Build(analyze: false).AssertSound(Initialized);
    }

    [Theory, InlineData("string"), InlineData(
        "reference"), InlineData("picklist"), InlineData("boolean"), InlineData("parent"), InlineData("children"), InlineData("removed")]
    public void Every_name_of_our_templates_of_the_runtime_and_of_CSharp_can_be_a_member(string kind)
    {
        // Each picklist and each reference is a type, which takes time: there some of the names are tried, with and without a prefix.
        var step = kind is "picklist" or "reference" ? 6 : 1;
        var names = Tricky()
            .Where((_, i) => i % step == 0)
            .SelectMany(n => new[] { n, "get_" + n, "set_" + n, "op_" + n })
            .Concat(["Probe", "ProbeFields", "ProbeKeys", "get_Probe"])
            .DistinctBy(n => n, StringComparer.OrdinalIgnoreCase)
            .Where(n => n != "Id")
            .ToList();
        var fields = kind switch
        {
            "parent" =>
                names.Select((n, i) => Field($"F{i}__c", "reference", $"\"referenceTo\": [\"Probe\"], \"relationshipName\": \"{n}\"")),
            "reference" => names.Select(n => Field(n, "reference", "\"referenceTo\": [\"Probe\", \"Good__c\", \"User\"]")),
            "picklist" =>
                names.Select(n => Field(n, "picklist", $"\"controllerName\": \"{n}\", \"picklistValues\": [\"{n}\", \"Probe{n}\"]")),
            "children" or "removed" => [],
            _ => names.Select(n => Field(n, kind)),
        };
        var children = kind == "children"
            ? names.Select(n => Json.Object(("childSObject", "\"Good__c\""), ("field", "\"Probe__c\""), ("relationshipName", Json.Text(n))))
            : [];
        var removed = kind == "removed" ? names.Select(n => Field(n, "string", "\"removed\": {\"on\": \"2026-11-23\"}")) : [];
        var json = Json.Object(("name", "\"Probe\""), ("createable", "true"), ("fields", Json.Array(
            [Field("Id", "id"), .. fields])), ("childRelationships", Json.Array(children)), ("removedFields", Json.Array(removed)));
        var built = HostileProject.Of(json).Build(analyze: false).AssertSound(Initialized);
        Assert.DoesNotContain(built.Result.Diagnostics, d => d.Id == "SFT0001");
    }

    [Fact]
    public void What_the_wire_has_once_is_one_member()
    {
        const string json = """
            {"name":"Probe","fields":[{"name":"Id","type":"id"},{"name":"Owner","type":"string"},
            {"name":"OwnerId","type":"reference","referenceTo":["Good__c"],"relationshipName":"owner"},
            {"name":"A__c","type":"reference","referenceTo":["Good__c"],"relationshipName":"A__r"},
            {"name":"B__c","type":"reference","referenceTo":["Good__c","Probe"],"relationshipName":"a__R"}],
            "childRelationships":[{"childSObject":"Good__c","field":"Probe__c","relationshipName":"A__R"},{"childSObject":"Good__c","field":"Probe__c","relationshipName":"Goods"},
            {"childSObject":"Good__c","field":"Probe__c","relationshipName":"goods"}]}
            """;
        var built = HostileProject.Of(json).Build().AssertSound();
        Assert.Equal(4, built.Result.Diagnostics.Count(d => d.Id == "SFT0006"));
    }

    [Fact]
    public void References_and_duplicates_that_differ_in_case_compile_or_are_reported()
    {
        static string With(string name, params string[] targets) =>
            Json.Object(("name", Json.Text(name)), ("fields", Json.Array([Field("Id", "id"), .. targets.Select(
                (t, i) => Field($"R{i}__c", "reference", $"\"referenceTo\": [{t}], \"relationshipName\": \"R{i}__r\""))])));
        string[] targets = ["\"User\"", "\"user\"", "\"USER\", "
            + "\"Group\"", "\"group\", \"uSer\"", "\"User\", \"user\"", "\"aa\", \"BB\", \"Cc\"", "\"AA\", \"bb\", \"cC\", \"good__C\""];
        var built = HostileProject.Of(With("One__c", targets), With(
            "Two__c", [.. targets.Reverse()]), With("ONE__C"), With("Dup__c"), With("Dup__c")).Build().AssertSound();
        Assert.Equal(2, built.Result.Diagnostics.Count(d => d.Id == "SFT0002"));
    }

    [Fact]
    public void A_file_that_is_named_twice_is_read_once()
    {
        var file = ("/app/0.json", DescribeSlots.Write("", "", "Probe0__c"));
        new HostileProject { Snapshots = [file, file] }.Build().AssertSound();
    }

    private static string Describe(
        string name, IReadOnlyList<string> others) => Json.Object(("name", Json.Text(name)), ("createable", "true"), ("fields", Json.Array(
    [
        Field("Id", "id"), Field("Detail__c", "picklist", "\"picklistValues\": [\"X\"]"),
        Field("Fields", "picklist", "\"picklistValues\": [\"X\"]"),
        Field("wId", "reference", "\"referenceTo\": [\"A\", \"B\", \"X\"], \"relationshipName\": \"w\""),
        Field("y", "reference", "\"referenceTo\": [\"A\", \"B\", \"X\"]"), .. others.Select((o, i) => Field(
            $"R{i}", "reference", $"\"referenceTo\": [\"{o}\", \"{others[(i + 1) % others.Count]}\"], \"relationshipName\": \"R{i}r\"")),
        .. others.Select((o, i) => Field($"S{i}", "reference", $"\"referenceTo\": [\"{o}\"], \"relationshipName\": \"S{i}r\"")),
    ])));

    private static string Field(string name, string type, string more = "\"label\": null") =>
        $"{{\"name\": {Json.Text(name)}, \"type\": \"{type}\", {more}, \"createable\": true, \"updateable\": true, \"nillable\": true, "
            + $"\"filterable\": true, \"idLookup\": true}}";

    /// <summary>The names: keywords, what the templates write, the types of the runtime and their members.</summary>
    internal static IEnumerable<string> Tricky()
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;
        var keywords = SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText);
        var types = typeof(SalesforceClient).Assembly.GetExportedTypes().Select(t => t.Name.Split('`')[0]);
        var members = new[] { typeof(SObject), typeof(SalesforceClient), typeof(object), typeof(ValueType) }.SelectMany(
            t => t.GetMembers(all)).Select(m => m.Name.Split('.')[^1]);
        string[] others = [
            "at", "_at", "op_Equality", "op_Inequality", "op_Implicit", "Clone", "EqualityContract", "PrintMembers", "Deconstruct", "T",
            "V", "TSelf", "global", "value", "field", "Main", "Equals", "GetHashCode", "nameof", "CON", "NUL"
        ];
        // An object takes the name of another object's picklist type, as docs/names.md says: the user's code names those of Good__c.
        return Identifiers.OfTemplates.Concat(keywords).Concat(types).Concat(members).Concat(others)
            .Where(n => Schema.ApiName.IsValid(n) && n != "Probe" && !n.StartsWith("Good__c", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);
    }
}
