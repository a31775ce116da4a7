using System.Text;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Core.Csv;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>
/// What a reader that looks at 64 bytes at once can get wrong: anything that matters, at each place of a block and between two.
/// </summary>
public sealed class CsvBlockTests
{
    private const string Delimiters = ",\t|;^`";
    private const int Places = CsvBlock.Bytes + 6;

    // "D" is the delimiter.
    private static readonly string[] Rows =
    [
        "DxD",
        "\"\"D\"\"D",
        "\"y\"D\"D\"Dz",
        "\"\"\"\"D\"y\"\"D\"\"\"D\"\"\"\"\"\"",
        "\"\n\"D\"\r\n\"D\"\r\"",
        "DD\"\"\"\nD\"",
        "éD\"€\"\"😀\"D\"é\"",
        // Each is refused.
        "x\"DD",
        "\"y\"zDD",
        "\"y\" DD",
        "\"y\"\"DD",
        " \"y\"DD",
        "\"y\"\"\"zDD",
        "DD\ry",
        "DDD",
        "D",
        "DD\"y",
    ];

    [Theory]
    [InlineData(CsvDelimiter.Comma)]
    [InlineData(CsvDelimiter.Tab)]
    [InlineData(CsvDelimiter.Pipe)]
    [InlineData(CsvDelimiter.Semicolon)]
    [InlineData(CsvDelimiter.Caret)]
    [InlineData(CsvDelimiter.Backquote)]
    public async Task Cells_begin_and_end_at_any_place_of_a_block(CsvDelimiter delimiter)
    {
        foreach (var row in Rows)
        {
            for (var place = 0; place < Places; place++)
            {
                foreach (var (quote, end) in new[] { ("", "\n"), ("\"", "\n"), ("", "\r\n"), ("\"", "\r\n") })
                {
                    var others = Delimiters.Replace(Char(delimiter), 'c');
                    // A block begins where a row does, so the place is moved by a cell of the same row.
                    await SameAsByRuleAsync($"hDbD{others}Dd{end}{quote}{new string('a', place)}{quote}D{row}{end}wDxDyDz{end}", delimiter);
                }
            }
        }
    }

    [Fact]
    public async Task What_ends_a_text_can_be_at_any_place_of_a_block()
    {
        foreach (var last in new[]
        {
            "", "\n", "\r\n", "\r", "\"", "\"\"", "\"\"\n", "\"\"\r", "\"\"\"", "\"\"\"\"", "D", "D\n", "D\"\"", "\nx", "\n\"x\"", "\n\""
        })
        {
            for (var place = 0; place < Places; place++)
            {
                await SameAsByRuleAsync(new string('a', place) + last, CsvDelimiter.Comma);
                await SameAsByRuleAsync($"\"{new string('a', place)}\"{last}", CsvDelimiter.Comma);
                await SameAsByRuleAsync($"\"{new string('a', place)}{last}", CsvDelimiter.Comma);
            }
        }
    }

    [Fact]
    public async Task Rows_come_in_reads_of_1_to_70_bytes()
    {
        // Rows of many lengths, so that reads end at each place of some row.
        var text = string.Concat(Enumerable.Range(0, 200).Select(i =>
            $"{new string('a', i % 71)},\"{new string('b', i % 13)}\"\"\r\n,{new string('c', i % 67)}\",\"\"{(i % 2 == 0 ? "\n" : "\r\n")}"));
        var expected = CsvOracle.ReadByRule(text, ',');
        Assert.NotNull(expected);
        for (var piece = 1; piece <= 70; piece++)
            Assert.Equal(expected, await ReadAsync(text, CsvDelimiter.Comma, readsBlocks: true, piece));
        Assert.Equal(expected, await ReadAsync(text, CsvDelimiter.Comma, readsBlocks: true, [.. Enumerable.Range(1, 70)]));
    }

    [Fact]
    public async Task Rows_lie_across_the_end_of_the_buffer_at_any_place()
    {
        // The first buffer has 64 KB, of which a block at its end is not filled.
        foreach (var row in Rows)
        {
            var tail = row.Replace('D', ',') + "\nx,y,z\n";
            for (var before = -CsvBlock.Bytes - 24; before <= -CsvBlock.Bytes + 4; before++)
            {
                var text = $"\"{new string('a', 65_536 + before - 8)}\",b,c\n{tail}";
                await SameAsByRuleAsync(text, CsvDelimiter.Comma, 70_000);
            }
        }
    }

    [Fact]
    public async Task A_text_that_is_refused_is_refused_with_the_same_words_as_without_blocks()
    {
        foreach (var row in Rows)
        {
            for (var place = 0; place < Places; place++)
            {
                var text = $"a,b,c,d\n1,\"2\n\",3,4\n{new string('a', place)},{row.Replace('D', ',')}\n";
                if (CsvOracle.ReadByRule(text, ',') is null)
                    Assert.Equal(await RefusalAsync(text, readsBlocks: false), await RefusalAsync(text, readsBlocks: true));
            }
        }
    }

    [Fact]
    public async Task Rows_before_the_one_that_is_refused_are_read()
    {
        using var reader = new CsvReader(new MemoryStream("a,b\n1,2\n3,4\n5,6\"\n"u8.ToArray()));
        var cells = new List<string>();
        await Assert.ThrowsAsync<SalesforceFormatException>(async () =>
        {
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
                cells.Add(Encoding.UTF8.GetString(reader[1]));
        });
        Assert.Equal(["b", "2", "4"], cells);
    }

    private static async Task SameAsByRuleAsync(string text, CsvDelimiter delimiter, params int[] pieces)
    {
        text = text.Replace('D', Char(delimiter));
        var expected = CsvOracle.ReadByRule(text, Char(delimiter));
        foreach (var readsBlocks in new[] { true, false })
        {
            var rows = await ReadAsync(text, delimiter, readsBlocks, pieces);
            if (!Same(expected, rows))
                Assert.Fail($"Blocks {readsBlocks}: {Show(text)} was read as {Show(rows)}, and is {Show(expected)}.");
        }
        if (pieces.Length == 0)
            Assert.True(
                Same(expected, await ReadAsync(text, delimiter, readsBlocks: true, 1 + (text.Length % 70))), $"In pieces: {Show(text)}");
    }

    // Null where it is refused.
    private static async Task<List<string[]>?> ReadAsync(string text, CsvDelimiter delimiter, bool readsBlocks, params int[] pieces)
    {
        try
        {
            using var reader = new CsvReader(new TrickleStream(Encoding.UTF8.GetBytes(text), pieces), delimiter)
            {
                ReadsBlocks = readsBlocks
            };
            var rows = new List<string[]>();
            var usesBlocks = true;
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                rows.Add([.. Enumerable.Range(0, reader.Count).Select(i => Encoding.UTF8.GetString(reader[i]))]);
                usesBlocks &= reader.ReadsBlocks || reader.IsUnterminated;
            }
            // What is CSV is never left to the slow way.
            Assert.True(usesBlocks || !readsBlocks || !CsvBlock.IsFast, $"Read byte after byte: {Show(text)}");
            return rows;
        }
        catch (SalesforceFormatException)
        {
            return null;
        }
    }

    private static async Task<(string Message, long? Position, bool IsCutOff)> RefusalAsync(string text, bool readsBlocks)
    {
        using var reader = new CsvReader(new MemoryStream(Encoding.UTF8.GetBytes(text))) { ReadsBlocks = readsBlocks };
        var refusal = await Assert.ThrowsAsync<SalesforceFormatException>(async () =>
        {
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
            }
        });
        return (refusal.Message, refusal.Position, refusal.IsCutOff);
    }

    private static bool Same(List<string[]>? left, List<string[]>? right) =>
        left is null || right is null
            ? left is null && right is null
            : left.Count == right.Count && left.Zip(right).All(p => p.First.SequenceEqual(p.Second));

    private static string Show(object? value) => System.Text.Json.JsonSerializer.Serialize(value);

    private static char Char(CsvDelimiter delimiter) => Delimiters[(int)delimiter];
}
