using System.Runtime.CompilerServices;
using System.Text;
using Acme.Crm;
using CsCheck;
using Salesforce.Typed.Core.Ids;

namespace Salesforce.Typed.Tests;

public class IdTests
{
    [Fact]
    public void An_id_takes_16_bytes() => Assert.Equal(16, Unsafe.SizeOf<Id<Account>>());

    [Fact]
    public void The_check_characters_are_those_of_an_independent_implementation() =>
        RecordGen.Id.Sample(fifteen => Assert.Equal(fifteen + IdOracle.Check(fifteen), Parse(fifteen).ToString()));

    [Fact]
    public void Both_forms_of_an_id_are_equal_and_hash_alike() =>
        RecordGen.Id.Sample(fifteen =>
        {
            var (shorter, longer) = (Parse(fifteen), Parse(fifteen + IdOracle.Check(fifteen)));
            Assert.Equal(shorter, longer);
            Assert.True(shorter == longer);
            Assert.False(shorter != longer);
            Assert.Equal(shorter.GetHashCode(), longer.GetHashCode());
            Assert.True(shorter.IsId);
        });

    [Fact]
    public void Ids_that_differ_in_one_character_are_not_equal() =>
        Gen.Select(RecordGen.Id, Gen.Int[0, 14], Gen.Char["0123456789ABCabc"]).Sample((id, at, c) =>
        {
            var other = id[..at] + c + id[(at + 1)..];
            Assert.Equal(id == other, Parse(id) == Parse(other));
        });

    [Fact]
    public void Ids_sort_as_their_text_sorts() =>
        Gen.Select(RecordGen.Id, RecordGen.Id, Gen.Int[0, 14]).Sample((one, random, shared) =>
        {
            var two = one[..shared] + random[shared..];
            var expected = Math.Sign(string.CompareOrdinal(one, two));
            var (left, right) = (Parse(one), Parse(two));
            Assert.Equal(expected, Math.Sign(left.CompareTo(right)));
            Assert.Equal(expected < 0, left < right);
            Assert.Equal(expected > 0, left > right);
            Assert.Equal(expected <= 0, left <= right);
            Assert.Equal(expected >= 0, left >= right);
        });

    [Fact]
    public void Hashes_spread()
    {
        var hashes = Enumerable.Range(0, 10_000).Select(i => Id<Account>.Parse($"001000000{i:000000}").GetHashCode()).Distinct().Count();
        Assert.True(hashes > 9_900, $"{hashes} different hashes of 10,000 ids.");
    }

    [Fact]
    public void A_wrong_check_character_is_refused_wherever_it_stands() =>
        Gen.Select(RecordGen.Id, Gen.Int[15, 17], Gen.Char["ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"]).Sample((fifteen, at, c) =>
        {
            var right = fifteen + IdOracle.Check(fifteen);
            var changed = right[..at] + c + right[(at + 1)..];
            Assert.Equal(changed == right, RawId.TryParse(changed, out _, out _));
        });

    [Fact]
    public void A_changed_case_is_found_by_the_check_characters() =>
        Gen.Select(RecordGen.Id.Where(id => id.Any(char.IsLetter)), Gen.Int[0, 14]).Where((id, at) => char.IsLetter(id[at]))
            .Sample((id, at) =>
        {
            var flipped = char.IsUpper(id[at]) ? char.ToLowerInvariant(id[at]) : char.ToUpperInvariant(id[at]);
            Assert.False(RawId.TryParse(id[..at] + flipped + id[(at + 1)..] + IdOracle.Check(id), out _, out _));
        });

    [Theory]
    [InlineData("", "This is not an id of Account: '' has 0 characters; an id has 15 or 18.")]
    [InlineData("001", "This is not an id of Account: '001' has 3 characters; an id has 15 or 18.")]
    [InlineData("0010000000000011", "This is not an id of Account: '0010000000000011' has 16 characters; an id has 15 or 18.")]
    [InlineData(
        "001000000000001AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "This is not an id of Account: '001000000000001AAAAAAAAAAAAAAAAAAAAAAAAA...' has 48 characters; an id has 15 or 18.")]
    [InlineData("00100000000000-", "This is not an id of Account: '00100000000000-' holds '-'; an id has letters and digits alone.")]
    [InlineData("00100000000000é", "This is not an id of Account: '00100000000000é' holds 'é'; an id has letters and digits alone.")]
    [InlineData("001 00000000001", "This is not an id of Account: '001 00000000001' holds ' '; an id has letters and digits alone.")]
    [InlineData(
        "001000000000001AAB",
        "This is not an id of Account: '001000000000001AAB' ends in 'AAB', but its first 15 characters call for 'AAA': a character is "
            + "mistyped or its case was changed.")]
    [InlineData(
        "003000000000001AAA", "'003000000000001AAA' is not an id of Account: it is an id of Contact, and ids of Account begin with '001'.")]
    [InlineData("a01000000000001", "'a01000000000001' is not an id of Account: it begins with 'a01', and ids of Account begin with '001'.")]
    public void What_is_no_id_is_refused_and_told_why(string text, string problem)
    {
        Assert.Equal(problem, Assert.Throws<FormatException>(() => Id<Account>.Parse(text)).Message);
        Assert.Equal(problem, Assert.Throws<FormatException>(() => Id<Account>.Parse(text.AsSpan(), null)).Message);
        Assert.False(Id<Account>.TryParse(text, out var id));
        Assert.False(Id<Account>.TryParse(text.AsSpan(), null, out _));
        Assert.True(id.IsNone);
    }

    [Fact]
    public void Null_is_no_id()
    {
        Assert.Throws<ArgumentNullException>(() => Id<Account>.Parse(null!));
        Assert.False(Id<Account>.TryParse(null, out _));
    }

    [Theory]
    [InlineData("a01000000000001")]
    [InlineData("a0B000000000001")]
    [InlineData("0WO000000000001")]
    [InlineData("001000000000001")]
    public void The_prefix_of_a_custom_object_is_never_refused(string text) =>
        Assert.Equal(text, Id<Project__c>.Parse(text).ToString()[..15]);

    [Fact]
    public void The_default_value_is_no_id_and_prints_nothing()
    {
        var none = default(Id<Account>);
        Assert.True(none.IsNone);
        Assert.False(none.Raw.IsId);
        Assert.Equal("", none.ToString());
        Assert.Equal("", none.Raw.KeyPrefix);
        Assert.Equal(none, default);
        Assert.True(none < Id<Account>.Parse("001000000000000"));
        Assert.NotEqual(none, Id<Account>.Parse("001000000000000"));
    }

    [Theory]
    [InlineData("001*")]
    [InlineData("x")]
    [InlineData("external-id-18-chr")]
    [InlineData("0015000000AbcdEZZZ")]
    public void Texts_that_the_platform_puts_in_the_place_of_an_id_are_kept(string text)
    {
        Assert.True(RawId.TryRead(Encoding.UTF8.GetBytes(text), out var id));
        Assert.Equal(text, id.ToString());
        Assert.False(id.IsId);
        Assert.False(id.IsNone);
        Assert.False(id.IsReference);
    }

    [Fact]
    public void The_zero_id_of_change_events_reads()
    {
        Assert.True(RawId.TryRead("000000000000000AAA"u8, out var id));
        Assert.Equal("000000000000000AAA", id.ToString());
        Assert.True(id.IsId);
    }

    [Fact]
    public void Any_text_of_up_to_18_ascii_characters_comes_back_from_the_wire() =>
        Gen.Char['\u0001', '\u007f'].Array[1, 18].Select(c => new string(c)).Sample(text =>
        {
            Assert.True(RawId.TryRead(Encoding.ASCII.GetBytes(text), out var id));
            var isShort = text.Length == 15 && id.IsId;
            Assert.Equal(isShort ? text + IdOracle.Check(text) : text, id.ToString());
        });

    [Theory]
    [InlineData("")]
    [InlineData("0010000000000010000")]
    [InlineData("é")]
    public void What_does_not_fit_in_the_place_of_an_id_does_not_read(string text) =>
        Assert.False(RawId.TryRead(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData(0, "@{ref0.id}")]
    [InlineData(500, "@{ref500.id}")]
    [InlineData(int.MaxValue, "@{ref2147483647.id}")]
    public void A_step_of_a_composite_request_travels_as_its_reference(int number, string text)
    {
        var id = new StepReference(1, number, AnswerShape.Row, 0, "id").ToRaw();
        Assert.Equal(text, id.ToString());
        Assert.True(id.IsReference);
        Assert.False(id.IsId);
        Assert.False(id.IsNone);
        Assert.NotEqual(id, new StepReference(2, number, AnswerShape.Row, 0, "id").ToRaw());
        Assert.NotEqual(id, new StepReference(1, number, AnswerShape.Row, 0, "Id").ToRaw());
    }

    [Fact]
    public void A_reference_comes_back_from_an_id_as_it_was_put_in() =>
        Gen.Select(Gen.Int[0, StepReference.Most], Gen.Int[0, int.MaxValue], Gen.Int[0, 2], Gen.Int[0, StepReference.Most], Gen.Int[0, 2])
            .Sample((unit, step, shape, row, field) =>
            {
                var reference = new StepReference(unit, step, (AnswerShape)shape, row, new[] { "id", "Id", "Owner.ManagerId" }[field]);
                var raw = reference.ToRaw();
                Assert.True(raw.IsReference);
                Assert.Equal(reference, StepReference.Of(raw));
            });

    [Fact]
    public void A_reference_names_rows_by_where_they_are()
    {
        Assert.Equal("@{ref2[3].id}", new StepReference(1, 2, AnswerShape.List, 3, "id").ToRaw().ToString());
        Assert.Equal(
            "@{ref2.records[0].Owner.ManagerId}", new StepReference(1, 2, AnswerShape.Records, 0, "Owner.ManagerId").ToRaw().ToString());
    }

    private static RawId Parse(string text) => RawId.TryParse(text, out var id, out var problem) ? id : throw new FormatException(problem);
}
