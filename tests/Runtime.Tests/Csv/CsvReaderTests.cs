using System.Text;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Core.Csv;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a,b\n1,2")]
    [InlineData("a,b\r\n1,2\r\n")]
    [InlineData("\"a\",\"b\"\n\"1\",\"2\"\n")]
    [InlineData("\"a\",\"b\"\r\n\"1\",\"2\"")]
    [InlineData("\uFEFFa,b\n1,2\n")]
    [InlineData("\uFEFF\"a\",b\n1,2\n")]
    public async Task The_forms_of_one_table_are_read_alike_in_pieces_of_any_size(string text)
    {
        for (var piece = 1; piece < 5; piece++)
            Assert.Equal([["a", "b"], ["1", "2"]], await CsvText.ReadAsync(text, CsvDelimiter.Comma, piece));
    }

    [Theory]
    [InlineData("a\n1\n", false)]
    [InlineData("a\r\n1\r\n", false)]
    [InlineData("a\n1", true)]
    [InlineData("a\n\"1\"", true)]
    [InlineData("1", true)]
    public async Task A_last_row_without_a_line_break_says_so(string text, bool isUnterminated)
    {
        using var reader = new CsvReader(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        do
            Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken));
        while (Encoding.UTF8.GetString(reader[0]) != "1" && !reader.IsUnterminated);
        Assert.Equal(isUnterminated, reader.IsUnterminated);
    }

    [Fact]
    public async Task An_empty_stream_has_no_rows_and_an_empty_line_is_an_empty_cell()
    {
        Assert.Empty(await CsvText.ReadAsync(""));
        Assert.Empty(await CsvText.ReadAsync("\uFEFF"));
        Assert.Equal([[""]], await CsvText.ReadAsync("\n"));
        Assert.Equal([["a"], [""], ["b"]], await CsvText.ReadAsync("a\n\nb\n"));
        Assert.Equal([["", ""]], await CsvText.ReadAsync(","));
    }

    [Fact]
    public async Task A_byte_order_mark_is_a_character_where_it_is_not_the_first() =>
        Assert.Equal([["a"], ["\uFEFFb"]], await CsvText.ReadAsync("a\n\uFEFFb\n"));

    [Theory]
    [InlineData("a,b\n1,x\"y\n", "A quote is inside cell 2, which does not begin with one, in row 1 (line 2), at byte 7 of the answer.")]
    [InlineData("a,b\n1, \"y\"\n", "A quote is inside cell 2, which does not begin with one, in row 1 (line 2), at byte 7 of the answer.")]
    [InlineData("a,b\n\"1\" ,2\n", "Text follows the closing quote of cell 1, in row 1 (line 2), at byte 7 of the answer.")]
    [InlineData("a,b\n\"1\n\n\"x,2\n", "Text follows the closing quote of cell 1, in row 1 (line 4), at byte 9 of the answer.")]
    [InlineData("a,b\n1,\"2\n", "The text ends inside cell 2, which has no closing quote, in row 1 (line 2), at byte 7 of the answer.")]
    [InlineData("a,b\n1,\"2\"\"", "The text ends inside cell 2, which has no closing quote, in row 1 (line 2), at byte 7 of the answer.")]
    [InlineData(
        "a,b\r1,2", "A carriage return without a line feed is at the end of cell 2, in the header (line 1), at byte 3 of the answer.")]
    [InlineData(
        "a,b\n1,\"2\"\r", "A carriage return without a line feed is at the end of cell 2, in row 1 (line 2), at byte 9 of the answer.")]
    [InlineData("a,b\n1,2\r", "A carriage return without a line feed is at the end of cell 2, in row 1 (line 2), at byte 7 of the answer.")]
    [InlineData("a,b\n1,2\n\"3\n\",4\n5\n", "Expected 2 cells, found 1, in row 3 (line 5), at byte 15 of the answer.")]
    [InlineData("a,b\n1", "Expected 2 cells, found 1, in row 1 (line 2), at byte 4 of the answer.")]
    [InlineData("a,b\n1,2,3\n", "There are more than 2 cells, which is the number of columns, in row 1 (line 2), at byte 9 of the answer.")]
    [InlineData("a,b\n1,2\n\n", "Expected 2 cells, found 1, in row 2 (line 3), at byte 8 of the answer.")]
    public async Task What_is_not_CSV_is_refused_with_its_place(string text, string message)
    {
        for (var piece = 1; piece < 5; piece++)
        {
            var failure = await Assert.ThrowsAsync<SalesforceFormatException>(() => CsvText.ReadAsync(text, CsvDelimiter.Comma, piece));
            Assert.Equal(message, failure.Message);
            Assert.Equal(message.StartsWith("The text ends", StringComparison.Ordinal) || text == "a,b\n1", failure.IsCutOff);
        }
    }

    [Fact]
    public async Task Lines_and_bytes_are_counted_across_buffers()
    {
        var text = "a,b\n" + string.Concat(Enumerable.Repeat("\"1\n\"\"2\"\"\",3\n", 30_000)) + "x\"\n";
        var failure = await Assert.ThrowsAsync<SalesforceFormatException>(() => CsvText.ReadAsync(text));
        Assert.Equal($"A quote is inside cell 1, which does not begin with one, in row 30001 (line 60002), at byte {text.Length - 2} of "
            + $"the answer.", failure.Message);
        Assert.Equal(text.Length - 2, failure.Position);
    }

    [Fact]
    public async Task A_cell_can_be_read_twice_and_says_whether_it_was_quoted()
    {
        using var reader = new CsvReader(new MemoryStream("a,b,c\n1,\"2\",\"\"\"x\n\"\"\"\n"u8.ToArray()));
        Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken));
        Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken));
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("\"x\n\"", Encoding.UTF8.GetString(reader[2]));
            Assert.Equal([false, true, true], Enumerable.Range(0, 3).Select(reader.IsQuoted));
        }
        Assert.Equal((3, 1, 2), (reader.Count, reader.RowNumber, reader.LineNumber));
        Assert.Throws<IndexOutOfRangeException>(() => reader[3].Length);
        Assert.False(await reader.ReadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_row_that_is_larger_than_the_limit_is_refused()
    {
        static async Task<int> CountAsync(int length)
        {
            using var reader = new CsvReader(
                new MemoryStream(Encoding.UTF8.GetBytes("a\n\"" + new string('x', length) + "\"\nb\n")), maxRowBytes: 1000);
            var rows = 0;
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
                rows++;
            return rows;
        }

        Assert.Equal(3, await CountAsync(997));
        var failure = await Assert.ThrowsAsync<SalesforceFormatException>(() => CountAsync(998));
        Assert.StartsWith("A row has more than 1000 bytes: a quote may be missing, in row 1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_with_too_many_columns_is_refused()
    {
        Assert.Equal(10_000, (await CsvText.ReadAsync(new string(',', 9_999)))[0].Length);
        var failure = await Assert.ThrowsAsync<SalesforceFormatException>(() => CsvText.ReadAsync(new string(',', 10_000)));
        Assert.StartsWith("There are more than 10000 columns", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_are_found_by_name_in_any_letter_case_and_none_appears_twice()
    {
        using var reader = new CsvReader(new MemoryStream("sf__Id,\"Name\",Owner.Name\n"u8.ToArray()));
        Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken));
        var header = CsvHeader.Read(reader);
        Assert.Equal(["sf__Id", "Name", "Owner.Name"], header.Names);
        Assert.Equal(
            (0, 1, 2, -1), (header.IndexOf("sf__Id"), header.IndexOf("NAME"), header.IndexOf("Owner.Name"), header.IndexOf("Owner")));

        using var twice = new CsvReader(new MemoryStream("Name,Id,NAME\n"u8.ToArray()), source: "file");
        Assert.True(await twice.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal("The column 'NAME' appears twice, in the header (line 1), at byte 8 of the "
            + "file.", Assert.Throws<SalesforceFormatException>(() => CsvHeader.Read(twice)).Message);
    }

    [Fact]
    public async Task Reading_stops_when_it_is_canceled()
    {
        using var reader = new CsvReader(new TrickleStream("a\n1\n"u8.ToArray()));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reader.ReadAsync(new CancellationToken(canceled: true)));
    }
}
