using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Salesforce.Typed.Generator;

namespace Salesforce.Typed.Tests;

/// <summary>
/// What runs again after an edit, asked of Roslyn's tracked steps, both ways: what must not run did not, and what must run did. And what a
/// pipeline keeps: plain data, from which no compilation hangs.
/// </summary>
public class IncrementalTests
{
    private const string Code =
        "using Acme.Crm; using Salesforce.Typed; class C { object M(SalesforceClient org) => org.Account.Select(a => a.Name); }";

    private static readonly Consumer Project = Consumer.Of(Acme.Objects, Code);

    [Fact]
    public void An_edit_of_user_code_reruns_no_step_of_the_models()
    {
        var run = Run(Project with { Sources = [("/app/File1.cs", "// edited\n" + Code), ("/app/File2.cs", "class Another;")] });
        foreach (var step in TrackingNames.All)
            Assert.All(run.Reasons(step), r => Assert.Equal(IncrementalStepRunReason.Cached, r));
        // Not vacuous: the steps are there, one an object where that is what they are for.
        Assert.Equal(Acme.Objects.Count, run.Reasons(TrackingNames.ObjectFiles).Count);
        // And the interceptors, whose locations changed with the file, did run.
        Assert.Contains("Interceptors.File1.g.cs", run.ChangedTexts);
        Assert.DoesNotContain("Selections.g.cs", run.ChangedTexts);
    }

    // A projection in another file is part of each Select that calls it.
    [Fact]
    public void An_edit_of_a_projection_changes_the_SELECT_list_and_no_model()
    {
        const string call =
            "using Acme.Crm; using Salesforce.Typed; class C { object M(SalesforceClient org) => org.Account.Select(Maps.ToDto); }";
        const string map = "using Acme.Crm; static class Maps { internal static object ToDto(Account a) => new { a.Name }; }";
        var project = Project with { Sources = [("/app/File1.cs", call), ("/app/Maps.cs", map)] };
        var edited = Run(project, project with
        {
            Sources = [("/app/File1.cs", call), ("/app/Maps.cs", map.Replace("a.Name", "a.Phone", StringComparison.Ordinal))]
        });
        foreach (var step in TrackingNames.All)
            Assert.All(edited.Reasons(step), r => Assert.Equal(IncrementalStepRunReason.Cached, r));
        Assert.Equal(["Interceptors.File1.g.cs", "Selections.g.cs"], edited.ChangedTexts.Order());
        // A comment in it changes nothing.
        var comment = Run(project, project with { Sources = [("/app/File1.cs", call), ("/app/Maps.cs", "// why\n" + map)] });
        Assert.Empty(comment.ChangedTexts);
    }

    // A new field of Contact is nobody's business but Contact's.
    [Fact]
    public void An_edit_of_one_snapshot_regenerates_that_object()
    {
        var run = Run(Edit("Contact", "\"name\":\"FirstName\"", "\"name\":\"GivenName\""));
        Assert.Equal(["Acme.Crm.Contact.g.cs"], run.ChangedTexts);
        Assert.Equal(1, run.Reasons(TrackingNames.Snapshots).Count(IsNew));
        Assert.Equal(1, run.Reasons(TrackingNames.Objects).Count(IsNew));
        Assert.Equal(1, run.Reasons(TrackingNames.ObjectFiles).Count(IsNew));
        Assert.Equal(Acme.Objects.Count - 1, run.Reasons(TrackingNames.ObjectFiles).Count(r => r == IncrementalStepRunReason.Cached));
        Assert.All(run.Reasons(TrackingNames.Index), r => Assert.Equal(IncrementalStepRunReason.Unchanged, r));
        Assert.All(run.Reasons(TrackingNames.IndexFiles), r => Assert.Equal(IncrementalStepRunReason.Cached, r));
    }

    // The same text saved again, or laid out otherwise: the model is equal, so no code is made.
    [Fact]
    public void A_snapshot_with_the_same_content_regenerates_nothing()
    {
        var run = Run(Edit("Contact", "\"fields\":[", "\"fields\":\n  [ "));
        Assert.Empty(run.ChangedTexts);
        Assert.Equal(1, run.Reasons(TrackingNames.Snapshots).Count(r => r == IncrementalStepRunReason.Unchanged));
        foreach (var step in TrackingNames.All.Where(s => s != TrackingNames.Snapshots))
            Assert.All(run.Reasons(step), r => Assert.Equal(IncrementalStepRunReason.Cached, r));
    }

    // A new object may change what others are called, so all are planned again; but code is made for those alone that refer to it.
    [Fact]
    public void A_new_object_regenerates_the_objects_that_refer_to_it()
    {
        var lead = new Describe("Lead").Field("LastName", "string");
        var run = Run(Project with { Snapshots = Project.Snapshots.Add(lead.ToSnapshot()) });
        Assert.Equal([
            "Acme.Crm.-Index.g.cs", "Acme.Crm.Lead.g.cs", "Acme.Crm.Task.g.cs"
        ], run.ChangedTexts.Select(t => t.Replace("SfTask", "Task", StringComparison.Ordinal)));
        Assert.Contains(IncrementalStepRunReason.New, run.Reasons(TrackingNames.ObjectFiles));
        Assert.Equal(Acme.Objects.Count - 1, run.Reasons(TrackingNames.ObjectFiles).Count(r => r == IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void A_removed_object_removes_its_code()
    {
        var run = Run(
            Project with { Snapshots = [.. Project.Snapshots.Where(s => !s.Path.EndsWith("/Group.json", StringComparison.Ordinal))] });
        Assert.Contains(run.ChangedTexts, t => t.EndsWith("Group.g.cs", StringComparison.Ordinal));
        Assert.Contains(IncrementalStepRunReason.Removed, run.Reasons(TrackingNames.ObjectFiles));
    }

    // An editor hands in new options at each keystroke, with the same values.
    [Fact]
    public void Equal_options_read_no_snapshot_again()
    {
        var first = Project.CreateDriver().RunGenerators(Project.Compile(), TestContext.Current.CancellationToken);
        var second = first.WithUpdatedAnalyzerConfigOptions(Project.CreateOptions()).RunGenerators(
            Project.Compile(), TestContext.Current.CancellationToken);
        foreach (var step in TrackingNames.All)
            Assert.All(new Rerun(first, second).Reasons(step), r => Assert.Equal(IncrementalStepRunReason.Cached, r));
    }

    [Fact]
    public void Another_namespace_regenerates_everything()
    {
        var first = Project.CreateDriver().RunGenerators(Project.Compile(), TestContext.Current.CancellationToken);
        var other = Project.With("SalesforceTypedNamespace", "Other");
        var run = new Rerun(first, first.WithUpdatedAnalyzerConfigOptions(other.CreateOptions()).RunGenerators(
            Project.Compile(), TestContext.Current.CancellationToken));
        Assert.All(run.Reasons(TrackingNames.ObjectFiles), r => Assert.Equal(IncrementalStepRunReason.Modified, r));
    }

    [Fact]
    public void The_order_of_files_does_not_change_the_output()
    {
        var straight = Texts(Project);
        Assert.Equal(straight, Texts(Project with { Snapshots = [.. Project.Snapshots.Reverse()] }));
        Assert.Equal(straight, Texts(Project with { Snapshots = [.. Project.Snapshots.OrderBy(s => s.Json.Length)] }));
    }

    // Turkish has an i without a dot, Arabic other digits and another calendar.
    [Theory, InlineData("tr-TR"), InlineData("ar-SA"), InlineData("sv-SE"), InlineData("th-TH")]
    public void The_culture_does_not_change_the_output(string culture)
    {
        var objects = Acme.Objects.Append(Odd());
        var expected = Texts(Consumer.Of(objects, Code));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
            Assert.Equal(expected, Texts(Consumer.Of(objects, Code)));
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    // A model that holds a symbol or a tree keeps a whole compilation alive at each edit, and is never equal to the next.
    [Fact]
    public void No_pipeline_step_keeps_an_object_of_Roslyn()
    {
        var project = Consumer.Of([.. Acme.Objects, Odd()], Code);
        project = project with { Snapshots = project.Snapshots.Add(new SnapshotText("/app/describe-snapshots/Broken.json", "{")).Add(
            new SnapshotText("/app/describe-snapshots/Account2.json", Acme.Objects[0].ToJson())) };
        var result =
            project.CreateDriver().RunGenerators(project.Compile(), TestContext.Current.CancellationToken).GetRunResult().Results.Single();
        var walk = new Walk();
        foreach (var step in TrackingNames.All)
            walk.Visit(result.TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Value).ToArray(), step);
        // Not vacuous: what the pipeline is made of was met.
        foreach (var kept in new[]
        {
            "SnapshotFile", "SchemaIndex", "ObjectModel", "MemberModel", "PicklistModel", "ReferenceModel", "KeyModel", "SnapshotProblem",
            "SchemaProblem", "PairEntry", "TypeEntry", "GeneratedFile", "FieldDescribe"
        })
            Assert.Contains(kept, walk.Types.Select(t => t.Name));
    }

    private static Describe Odd() => new Describe("Iİıi__c").Field("IıI__c", "istring").Picklist("Id__c", ["i", "I", "ı", "İ", "٣", "3"])
        .Field("Unit__c", "double", precision: 18, scale: 2);

    private static ImmutableArray<string> Texts(Consumer project) =>
        [.. project.Build().Result.GeneratedSources.OrderBy(s => s.HintName, StringComparer.Ordinal).Select(
            s => s.HintName + "\n" + s.SourceText)];

    private static bool IsNew(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified;

    private static Consumer Edit(string name, string old, string text)
    {
        var before = Project.Snapshots.Single(s => s.Path.EndsWith($"/{name}.json", StringComparison.Ordinal));
        Assert.Contains(old, before.Json);
        return Project with
        {
            Snapshots = Project.Snapshots.Replace(before, before with { Json = before.Json.Replace(old, text, StringComparison.Ordinal) })
        };
    }

    // Runs the project, then what became of it, in one driver.
    private static Rerun Run(Consumer edited) => Run(Project, edited);

    private static Rerun Run(Consumer project, Consumer edited)
    {
        var texts = project.Snapshots.ToDictionary(s => s, s => s.ToAdditionalText());
        var driver = CSharpGeneratorDriver.Create(
            [new SalesforceTypedGenerator().AsSourceGenerator()],
            [.. project.Snapshots.Select(s => texts[s])],
            Consumer.ParseOptions,
            project.CreateOptions(),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        var first = driver.RunGenerators(project.Compile(), TestContext.Current.CancellationToken);
        var second = first;
        foreach (var gone in project.Snapshots.Except(edited.Snapshots))
        {
            second = edited.Snapshots.FirstOrDefault(s => s.Path == gone.Path) is { } changed
                ? second.ReplaceAdditionalText(texts[gone], changed.ToAdditionalText())
                : second.RemoveAdditionalTexts([texts[gone]]);
        }
        second = second.AddAdditionalTexts(
            [.. edited.Snapshots.Where(s => !project.Snapshots.Any(p => p.Path == s.Path)).Select(s => s.ToAdditionalText())]);
        if (edited.Snapshots.Length != project.Snapshots.Length)
            second = second.WithUpdatedAnalyzerConfigOptions(edited.CreateOptions());
        return new Rerun(first, second.RunGenerators(edited.Compile(), TestContext.Current.CancellationToken));
    }

    private sealed record Rerun(GeneratorDriver First, GeneratorDriver Second)
    {
        private GeneratorRunResult Before => First.GetRunResult().Results.Single();

        private GeneratorRunResult After => Second.GetRunResult().Results.Single();

        /// <summary>The files that came, went or changed.</summary>
        public IReadOnlyList<string> ChangedTexts
        {
            get
            {
                var before = Before.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());
                var after = After.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());
                return [.. before.Keys.Union(after.Keys).Where(k => before.GetValueOrDefault(k) != after.GetValueOrDefault(k)).Order(
                    StringComparer.Ordinal)];
            }
        }

        /// <summary>Why each output of a step is as it is.</summary>
        public IReadOnlyList<IncrementalStepRunReason> Reasons(string step)
        {
            var reasons = After.TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Reason).ToList();
            Assert.NotEmpty(reasons);
            return reasons;
        }
    }

    private sealed class Walk
    {
        private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

        public HashSet<Type> Types { get; } = [];

        public void Visit(object? value, string path)
        {
            if (value is null || value is string || value.GetType().IsPrimitive || value.GetType().IsEnum
                || (!value.GetType().IsValueType && !_seen.Add(value)))
                return;
            var type = value.GetType();
            Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or SemanticModel or Compilation or Location or AdditionalText
                or IOperation, $"{path} holds a {type}");
            Assert.False(
                type.Assembly == typeof(ISymbol).Assembly || type.Assembly == typeof(CSharpCompilation).Assembly, $"{path} holds a {type}");
            Assert.False(value is Delegate, $"{path} holds a delegate, which may hold anything");
            Types.Add(type);
            if (value is IEnumerable list && (type.IsArray || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true))
            {
                foreach (var item in list)
                    Visit(item, path + "[]");
                return;
            }
            // A pair of a dictionary and the like is looked into as well; its fields lead on.
            for (var at = type; at is not null; at = at.BaseType)
            {
                foreach (var field in at.GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                    Visit(field.GetValue(value), path + "." + field.Name);
            }
        }
    }
}
