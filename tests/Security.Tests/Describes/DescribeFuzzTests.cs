using System.Globalization;
using CsCheck;

namespace Salesforce.Typed.Tests.Describes;

/// <summary>
/// Random hostile projects compile or are reported. Seed and order are fixed: a run in CI is a prefix of a run by hand, which the
/// environment variable SECURITY_FUZZ_SECONDS makes longer and SECURITY_FUZZ_SEED another one.
/// </summary>
public sealed class DescribeFuzzTests
{
    private const int Seconds = 20;

    private static readonly string[] Kinds = [
        "string", "id", "reference", "picklist", "multipicklist", "boolean", "int", "double", "currency", "date", "datetime", "address",
        "location", "base64", "json", "odd"
    ];

    private static readonly string[] Known = [.. CollisionTests.Tricky().Order(StringComparer.Ordinal)];

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String[0, 12], One(HostileTexts.Texts), One([.. HostileTexts.EachCharacter]));

    private static readonly Gen<string> GoodName = Gen.OneOf(
        One(Known),
        One("A", "a", "B", "AOrB", "AFields", "AKeys", "Aa", "SfTask", "Task", "class", "get_A", "set_A", "Probe0__c", "Good__c", "AId", "IA"),
        Gen.Select(One("A", "B", "Sf", "get_", "I"), One(Known)).Select(p => p.Item1 + p.Item2));

    private static readonly Gen<string> Name = Gen.Frequency((9, GoodName), (1, AnyText));

    private static readonly Gen<string> Value = Gen.OneOf(AnyText, GoodName).Select(v => Json.Text(v));

    private static readonly Gen<string> Entry = Gen.OneOf(
        Value,
        Gen.Select(Value, Value, One("\"gAAA\"", "null", "\"!\"", "\"////\""), Gen.Bool).Select(
            e => Json.Object(("value", e.Item1), ("label", e.Item2), ("validFor", e.Item3), ("active", e.Item4 ? "true" : "false"))),
        Gen.Select(Value, Value).Select(e => Json.Object(("value", e.Item1), ("removed", Json.Object(("on", e.Item2))))));

    private static readonly Gen<string> Field = Gen.Select(
        Gen.Select(Name, One(Kinds), Name.Array[0, 4], Name),
        Gen.Select(Entry.Array[0, 4], Entry.Array[0, 2], Name, Value),
        Gen.Select(Gen.Int[0, 255], Gen.Int[-2, 40], Gen.Int[-2, 30], Gen.Bool))
        .Select((a, b, c) => Json.Object(
        [
            ("name", Json.Text(a.Item1)), ("type", Json.Text(a.Item2)), ("referenceTo", Json.Array(a.Item3.Select(Json.Text))),
            ("relationshipName", Json.Text(a.Item4)),
            ("picklistValues", Json.Array(b.Item1)), ("removedValues", Json.Array(b.Item2)), ("controllerName", Json.Text(b.Item3)),
            ("label", b.Item4), ("inlineHelpText", b.Item4),
            ("precision", c.Item2.ToString(CultureInfo.InvariantCulture)), ("scale", c.Item3.ToString(CultureInfo.InvariantCulture)),
            ("idLookup", c.Item4 ? "true" : "false"),
            .. new[]
            {
                "createable", "updateable", "nillable", "filterable", "sortable", "groupable", "aggregatable", "defaultedOnCreate"
            }.Select((t, i) => (t, (c.Item1 >> i & 1) == 1 ? "true" : "false")),
        ]));

    private static readonly Gen<string> Child = Gen.Select(Name, Name, Name).Select(
        c => Json.Object(("childSObject", Json.Text(c.Item1)), ("field", Json.Text(c.Item2)), ("relationshipName", Json.Text(c.Item3))));

    private static readonly Gen<string> Snapshot = Gen.Select(
        Gen.Select(Name, Value, Gen.OneOf(Gen.Const("null"), Gen.Const("\"001\""), Value)), Field.Array[0, 8], Field.Array[0, 2],
        Child.Array[0, 4], Gen.Int[0, 9])
        .Select((head, fields, removed, children, gone) => Json.Object(
        [
            ("name", Json.Text(head.Item1)), ("label", head.Item2), ("keyPrefix", head.Item3), ("createable", "true"),
            ("fields", Json.Array(fields)), ("childRelationships", Json.Array(children)),
            ("removedFields", Json.Array(removed.Select(f => f[..^1] + ", \"removed\": {\"on\": \"2026-11-23\"}}"))),
            .. gone == 0 ? [("removed", "{\"on\": \"2026-11-23\"}")] : Array.Empty<(string, string)>(),
        ]));

    private static readonly Gen<string[]> Project = Snapshot.Array[1, 8];

    [Fact]
    public void Random_describes_compile_or_are_reported()
    {
        var seconds = Setting("SECURITY_FUZZ_SECONDS", Seconds);
        var seed = (ulong)Setting("SECURITY_FUZZ_SEED", 12);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        for (var run = 0u; run == 0 || clock.Elapsed.TotalSeconds < seconds; run++)
        {
            var snapshots = Project.Generate(new PCG(run, seed), null, out _);
            try
            {
                var built = HostileProject.Of(snapshots).Build(analyze: run % 4 == 0).AssertSound();
                var read = snapshots.Select(s => Schema.DescribeReader.ReadParts(s)).ToList();
                for (var i = 0; i < read.Count; i++)
                    Assert.Equal(read[i].Problems.Count, built.ReportedOf($"/app/{i}.json").Count(id => id == "SFT0001"));
                Identifiers.AssertKnown(built, [.. read.SelectMany(r => NamesOf(r.Describe))], read.SelectMany(r => ValuesOf(r.Describe)));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                throw new Xunit.Sdk.XunitException($"Run {run}: {e.Message}\n{string.Join("\n----\n", snapshots)}", e);
            }
        }
    }

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var chosen)
            ? chosen
            : usual;

    private static Gen<string> One(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    // The rule written a second time: a mistake in ApiName must not approve itself.
    private static IEnumerable<string> NamesOf(Schema.SObjectDescribe? describe) => describe is null ? [] : new[] { describe.Name }
        .Concat(describe.Fields.Concat(describe.RemovedFields).SelectMany(
            f => f.ReferenceTo.Concat([f.Name, f.RelationshipName ?? "Id", f.ControllerName ?? "Id"])))
        .Concat(describe.ChildRelationships.SelectMany(c => new[] { c.ChildSObject, c.RelationshipName ?? "Id" }))
        .Select(n => System.Text.RegularExpressions.Regex.IsMatch(n, "\\A[A-Za-z][A-Za-z0-9_]*\\z")
            ? n
            : throw new InvalidOperationException($"'{n}' passed the check."));

    private static IEnumerable<string> ValuesOf(Schema.SObjectDescribe? describe) =>
        describe is null
            ? []
            : describe.Fields.Concat(describe.RemovedFields).SelectMany(f => f.PicklistValues.Concat(f.RemovedValues)).Select(v => v.Value);
}
