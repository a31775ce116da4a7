using CsCheck;
using Salesforce.Typed.Audit.Sentences;

namespace Salesforce.Typed.Tests;

/// <summary>Sentences of records, and text from outside in them.</summary>
public class SentenceTests
{
    [Fact]
    public void Sentences_say_who_did_what_and_why_it_was_allowed()
    {
        Assert.Equal(
            "**Sales Ops Agent** read 12 Opportunity rows (Name, Amount) in acme, filtered to StageName != 'Closed Lost': **allowed** by "
                + "Opportunity: read.",
            AuditSentence.Read("Sales Ops Agent", new ReadRows(
                12, "Opportunity", ["Name", "Amount"]), "acme", "StageName != 'Closed Lost'", "Opportunity: read"));
        Assert.Equal("**A** read 1 Account row in acme: **allowed** by Account: read.", AuditSentence.Read(
            "A", new ReadRows(1, "Account", []), "acme", null, "Account: read"));
        Assert.Equal(
            "**Sales Ops Agent** tried to delete Account 001000000000001AAA: **denied**, Account is read.",
            AuditSentence.Denied("Sales Ops Agent", "delete Account 001000000000001AAA", "Account is read."));
        Assert.Equal("**A** asked to change 3 Leads; **Kim approved**; 3 changed.", AuditSentence.Wrote(
            "A", "change 3 Leads", "Kim", "3 changed", "Lead: edit"));
        Assert.Equal("**A** asked to change 3 Leads: **allowed** by Lead: edit; 3 changed.", AuditSentence.Wrote(
            "A", "change 3 Leads", null, "3 changed", "Lead: edit"));
        Assert.Equal("**A** asked to change 3 Leads: **waits** for a person (ap\\_1).", AuditSentence.Waits("A", "change 3 Leads", "ap_1"));
        Assert.EndsWith("(F0, F1, F2, F3, F4, F5, F6, F7, F8, F9, F10, F11 and 8 more)", new ReadRows(
            2, "X", [.. Enumerable.Range(0, 20).Select(i => $"F{i}")]).ToString());
    }

    [Theory]
    [InlineData("x\n**Kim approved**", "x \\*\\*Kim approved\\*\\*")]
    [InlineData("a\u202Eb\u200Bc\u2066d", "a b c d")]
    [InlineData("<script>", "\\<script\\>")]
    [InlineData("a\r\nb\u2028c\0d", "a  b c d")]
    public void Text_from_outside_cannot_add_lines_bold_text_or_hidden_characters(string text, string plain) =>
        Assert.Equal(plain, AuditText.Plain(text));

    [Fact]
    public void No_text_makes_a_second_line_or_bold_text() => Gen.String.Sample(text =>
    {
        var sentence = AuditSentence.Denied(text, text, text);
        Assert.DoesNotContain(sentence, c => char.IsControl(c) || c is '\u2028' or '\u2029');
        Assert.Equal(4, System.Text.RegularExpressions.Regex.Count(sentence, @"(?<!\\)(?:\\\\)*\*\*"));
    }, iter: 5_000);
}
