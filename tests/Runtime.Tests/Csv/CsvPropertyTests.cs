using CsCheck;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

public sealed class CsvPropertyTests
{
    private static readonly Gen<CsvDelimiter> Delimiters = Gen.Enum<CsvDelimiter>();

    // Mostly the characters that matter; sometimes a value that is longer than a buffer.
    private static readonly Gen<string> Values = Gen.Frequency(
        (10, AnyOf("a", "b", " ", "\"", "\"\"", ",", "\t", "|", ";", "^", "`", "\n", "é", "€", "😀", "\0", "#N/A").Array[0, 6].Select(
            string.Concat)),
        (10, Gen.Char.AlphaNumeric.Array[0, 12].Select(c => new string(c))),
        (1, Gen.Int[60_000, 140_000].Select(n => new string('x', n))));

    private static readonly Gen<string[][]> Tables =
        Gen.Select(Gen.Int[1, 5], Gen.Int[1, 12]).SelectMany(size => Values.Array[size.Item1].Array[size.Item2].Select(rows => rows));

    private static readonly Gen<int[]> Pieces = Gen.OneOf(
        Gen.Const(Array.Empty<int>()), Gen.Int[1, 9].Array[1, 4], Gen.Int[1, 70_000].Array[1, 4]);

    // What CSV is made of, so that nearly each of its rules is broken in some text.
    private static readonly Gen<string> AnyTexts =
        AnyOf("a", "b", "\"", "\"", "\"\"", ",", ",", "\n", "\r\n", "\r", " ", "|").Array[0, 14].Select(string.Concat);

    [Fact]
    public void What_is_written_is_read_by_CsvHelper_and_Sep_as_it_was() => Gen.Select(Tables, Delimiters, Gen.Bool).Sample(
        (rows, delimiter, asBytes) =>
        {
            var text = CsvText.Write(rows, delimiter, CsvLineEnding.Lf, asBytes);
            Assert.Equal(rows, CsvOracle.ReadByCsvHelper(text, Char(delimiter)));
            Assert.Equal(rows, CsvOracle.ReadBySep(text, Char(delimiter)));
        },
        iter: 200);

    [Fact]
    public async Task What_is_written_is_read_as_it_was_in_pieces_of_any_size() => await Gen.Select(Tables, Delimiters, Gen.Bool, Pieces)
        .SampleAsync(
        async (rows, delimiter, hasCarriageReturns, pieces) =>
        {
            var text = CsvText.Write(rows, delimiter, hasCarriageReturns ? CsvLineEnding.CrLf : CsvLineEnding.Lf);
            var expected = hasCarriageReturns
                ? rows.Select(r => r.Select(c => c.Replace("\n", "\r\n", StringComparison.Ordinal)).ToArray())
                : rows;
            Assert.Equal(expected, await CsvText.ReadAsync(text, delimiter, pieces));
        },
        iter: 200);

    [Fact]
    public async Task What_CsvHelper_and_Sep_write_is_read_as_it_was() => await Gen.Select(Tables, Delimiters, AnyOf("\n", "\r\n"), Pieces)
        .SampleAsync(
        async (rows, delimiter, lineEnding, pieces) =>
        {
            Assert.Equal(rows, await CsvText.ReadAsync(CsvOracle.WriteByCsvHelper(rows, Char(delimiter), lineEnding), delimiter, pieces));
            Assert.Equal(rows, await CsvText.ReadAsync(CsvOracle.WriteBySep(rows, Char(delimiter)), delimiter, pieces));
        },
        iter: 200);

    [Fact]
    public async Task A_text_is_read_or_refused_as_the_rules_of_CSV_say() => await Gen.Select(AnyTexts, Pieces).SampleAsync(
        async (text, pieces) =>
        {
            if (CsvOracle.ReadByRule(text, ',') is not { } rows)
                await Assert.ThrowsAsync<SalesforceFormatException>(() => CsvText.ReadAsync(text, CsvDelimiter.Comma, pieces));
            else
            {
                Assert.Equal(rows, await CsvText.ReadAsync(text, CsvDelimiter.Comma, pieces));
                if (!text.Contains('\r', StringComparison.Ordinal))
                    Assert.Equal(rows, CsvOracle.ReadByCsvHelper(text, ','));
            }
        },
        iter: 10_000);

    private static Gen<string> AnyOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static char Char(CsvDelimiter delimiter) => ",\t|;^`"[(int)delimiter];
}
