using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Salesforce.Typed.Tests.Describes;

/// <summary>The identifiers of generated code: each is one of our templates, or made of names that pass the check.</summary>
internal static partial class Identifiers
{
    private static readonly string[] Parts = ["Fields", "Keys", "Sf", "Or", "Id", "I", "_"];

    /// <summary>The identifiers of the templates: those of a project in which nothing is hostile, less its own names.</summary>
    public static IReadOnlySet<string> OfTemplates { get; } = Templates();

    /// <summary>The identifiers of a project's generated code.</summary>
    public static IEnumerable<string> Of(BuiltProject built) => built.Generated
        .SelectMany(t => t.GetRoot().DescendantTokens(descendIntoTrivia: false))
        .Where(t => t.IsKind(SyntaxKind.IdentifierToken))
        .Select(t => t.ValueText)
        .Distinct();

    /// <summary>Fails unless every identifier is of a template or made of these names and those of <see cref="DescribeSlots"/>.</summary>
    /// <param name="built">The project.</param>
    /// <param name="names">The names that the project's snapshots have and that pass the check.</param>
    /// <param name="values">The picklist values of the snapshots.</param>
    public static void AssertKnown(BuiltProject built, IEnumerable<string> names, IEnumerable<string>? values = null)
    {
        HashSet<string> known = [
            .. names, "Good__c", "Probe0__c", "Probe__c", "Probe__r", "Safe", "Attack__c", "Ref__c", "Ref__r", "Two__c", "Two__r",
            "Control__c", "Pick__c", "Gone__c", "GoneRef__c", "GoneRef__r", "Goods__r", "Other__c", "Id"
        ];
        var letters = (values ?? []).Select(Letters).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var unknown = Of(built).Where(i => !OfTemplates.Contains(i) && !Generated().IsMatch(i) && !IsMadeOf(i, known)
            && !letters.Contains(Letters(Number().Replace(i, "")))).ToList();
        Assert.True(unknown.Count == 0, $"{unknown.Count} identifiers come from nowhere, as {string.Join(' ', unknown.Take(30))}");
    }

    /// <summary>Whether a text is made of these names and of what templates put before, between and after them.</summary>
    public static bool IsMadeOf(string identifier, IReadOnlySet<string> names)
    {
        var reached = new bool[identifier.Length + 1];
        reached[0] = true;
        for (var start = 0; start < identifier.Length; start++)
        {
            if (!reached[start])
                continue;
            foreach (var part in names.Concat(Parts).Concat(
                names.Where(n => n.EndsWith("Id", StringComparison.Ordinal) && n.Length > 2).Select(n => n[..^2])))
            {
                if (part.Length > 0 && string.CompareOrdinal(identifier, start, part, 0, part.Length) == 0)
                    reached[start + part.Length] = true;
            }
        }
        return reached[^1];
    }

    private static string Letters(string text) => string.Concat(
        text.Where(c => c != '_' && SyntaxFacts.IsIdentifierPartCharacter(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format));

    private static HashSet<string> Templates()
    {
        var built = new HostileProject
        {
            Snapshots = [("/app/0.json", DescribeSlots.Write("", "", "Probe0__c")), ("/app/1.json", OfEveryKind())]
        }.Build(analyze: false);
        // No describe of the templates refers to a definition.
        return [.. Of(built).Where(i => !i.Contains("Probe", StringComparison.Ordinal)), "TextReferenceField"];
    }

    // A field of each type with each set of uses, and references to one object and to several that have no snapshot.
    private static string OfEveryKind()
    {
        string[] types = [
            "string", "id", "reference", "picklist", "multipicklist", "boolean", "int", "long", "double", "percent", "currency", "date",
            "datetime", "time", "address", "location", "base64", "json", "masterrecord"
        ];
        string[] traits = ["filterable", "sortable", "groupable", "aggregatable", "createable", "nillable"];
        var fields = types.SelectMany(type => Enumerable.Range(0, 64).Select(bits => Json.Object(
        [
            ("name", Json.Text($"Probe{type}{bits}__c")), ("type", Json.Text(type)), ("idLookup", "true"),
            ("referenceTo", type != "reference" || bits % 5 == 0
                ? "[]"
                : bits % 2 == 0 ? "[\"ProbeX\"]" : "[\"ProbeX\", \"ProbeY\", \"ProbeZ\"]"),
            .. traits.Select((t, i) => (t, (bits >> i & 1) == 1 ? "true" : "false")),
        ])));
        return Json.Object(("name", "\"Probe1__c\""), ("createable", "true"), ("fields", Json.Array(
            [.. fields, "{\"name\": \"ProbeLatitude\", \"type\": \"double\", \"createable\": true, \"filterable\": true}"])));
    }

    // SELECT lists are named by a hash; a value without letters is named by its code units.
    [GeneratedRegex("^((Select_|Aggregate_)?S[0-9a-f]{16}_*|Symbol(_[0-9A-F]{4})+(_[0-9]+)?_*|Empty_*|_?[0-9]+_*)$")]
    private static partial Regex Generated();

    [GeneratedRegex("_[0-9]+_*$")]
    private static partial Regex Number();
}
