namespace Salesforce.Typed.Tests.Describes;

/// <summary>
/// A name of a describe becomes an identifier, so what is not a name is reported and left out; texts become literals and comments.
/// </summary>
public sealed class NameAttackTests
{
    public static TheoryData<string> NameSlots => [.. DescribeSlots.Names];

    public static TheoryData<string> TextSlots => [.. DescribeSlots.Texts];

    private static readonly HashSet<string> Reported = ["SFT0001"];

    [Theory, MemberData(nameof(NameSlots))]
    public void What_is_not_a_name_is_reported_and_left_out(string slot)
    {
        var attacks = HostileTexts.NoNames.Where(n => slot != "key-prefix" || n is not "CON").Select(
            n => new Attack("describe/" + slot, n, "SFT0001")).ToList();
        var built = HostileProject.Of(attacks.Select((a, i) => DescribeSlots.Write(slot, a.Input, $"Probe{i}__c"))).Build(
            analyze: slot == "field-name").AssertSound();
        AssertReported(built, attacks);
        Identifiers.AssertKnown(built, attacks.Select((_, i) => $"Probe{i}__c"));
    }

    [Theory, MemberData(nameof(TextSlots))]
    public void A_text_stays_a_text(string slot)
    {
        // A value is a constant of the program, so its length has a limit; the default value of a field is not in the code.
        var hasLimit = slot is "picklist-value" or "controlling-value" or "removed-value";
        var attacks = HostileTexts.Worst.Append(string.Concat(HostileTexts.EachCharacter))
            .Where(t => slot is not ("field-type" or "tombstone-on") || t.Length > 0)
            .Select(t => new Attack("describe/" + slot, t, (hasLimit && t.Length > 1000) || HasHalf(t) ? "SFT0001" : "compiles"))
            .ToList();
        var built = HostileProject.Of(attacks.Select((a, i) => DescribeSlots.Write(slot, a.Input, $"Probe{i}__c"))).Build(
            analyze: slot == "picklist-value").AssertSound();
        AssertReported(built, attacks);
    }

    [Fact]
    public void A_text_stays_a_text_in_all_places_together()
    {
        var attacks = HostileTexts.Texts.Where(t => t.Length > 0)
            .Select(t => new Attack("describe/" + DescribeSlots.EveryText, t, t.Length > 1000 || HasHalf(t) ? "SFT0001" : "compiles"))
            .ToList();
        var built = HostileProject.Of(attacks.Select((a, i) => DescribeSlots.Write(DescribeSlots.EveryText, a.Input, $"Probe{i}__c")))
            .Build().AssertSound();
        AssertReported(built, attacks);
    }

    [Fact]
    public void Each_character_stays_in_its_text()
    {
        var characters = HostileTexts.EachCharacter.Where(c => !HasHalf(c)).ToList();
        var values = characters.Select(c => Json.Object(("value", Json.Text(c)), ("label", Json.Text("l" + c))));
        var fields = characters.Select((c, i) => Json.Object(
            ("name", Json.Text($"F{i}__c")), ("type", "\"string\""), ("label", Json.Text(c)), ("inlineHelpText", Json.Text("h" + c))));
        var picklist = Json.Object(("name", "\"Pick__c\""), ("type", "\"picklist\""), ("picklistValues", Json.Array(values)));
        var objects = characters.Select((c, i) => Json.Object(
            ("name", Json.Text($"Probe{i}__c")), ("label", Json.Text(c)), ("fields", i == 0 ? Json.Array(fields.Append(picklist)) : "[]")));
        var built = HostileProject.Of(objects).Build(analyze: false).AssertSound();
        Assert.Empty(built.Result.Diagnostics);
    }

    [Fact]
    public void The_report_names_the_place_and_the_rest_of_the_file_generates()
    {
        const string json = "{\"name\":\"Probe0__c\",\n\"fields\":[\n{\"name\":\"Safe\",\"type\":\"string\"},\n{\"type\":\"string\", "
            + "\"name\":\"Evil\\u0022; class X { } //\"}]}";
        var built = HostileProject.Of(json).Build().AssertSound();
        var report = Assert.Single(built.Result.Diagnostics, d => d.Id == "SFT0001");
        Assert.Equal(
            "/app/0.json(4,26)",
            $"{report.Location.GetLineSpan().Path}({report.Location.GetLineSpan().StartLinePosition.Line + 1},{report.Location.GetLineSpan().StartLinePosition.Character + 1})");
        Assert.StartsWith("The snapshot cannot be read: 'Evil\"; class X { } //' cannot be the name of a field and is left out: a name "
            + "has letters", report.GetMessage());
        Assert.Contains(built.Generated, t => t.ToString().Contains("string Safe ", StringComparison.Ordinal));
    }

    // Half of a character is not text: the file is refused.
    private static bool HasHalf(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
                i++;
            else if (char.IsSurrogate(text[i]))
                return true;
        }
        return false;
    }

    private static void AssertReported(BuiltProject built, List<Attack> attacks)
    {
        var wrong = attacks.Where((a, i) => built.ReportedOf($"/app/{i}.json") is var ids
            && (a.Expected == "compiles" ? ids.Length > 0 : !Reported.SetEquals(ids))).ToList();
        Assert.True(
            wrong.Count == 0, $"{wrong.Count} of {attacks.Count} attacks were answered otherwise:\n{string.Join('\n', wrong.Take(20))}");
    }
}
