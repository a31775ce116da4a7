using System.Buffers;
using System.Text;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Core.Csv;

namespace Salesforce.Typed.Tests;

public sealed class CsvWriterTests
{
    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a;b", "a;b")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("\"", "\"\"\"\"")]
    [InlineData(" a", "\" a\"")]
    [InlineData("a ", "\"a \"")]
    [InlineData("a b", "a b")]
    [InlineData("\ta", "\"\ta\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("a\r\nb", "\"a\nb\"")]
    [InlineData("a\rb", "\"a\nb\"")]
    [InlineData("\r\r\n\n", "\"\n\n\n\"")]
    [InlineData("é€😀", "é€😀")]
    [InlineData("#N/A", "#N/A")]
    public void A_value_is_quoted_only_where_it_needs_to_be(string value, string cell)
    {
        Assert.Equal($"x,{cell}\n", CsvText.Write([["x", value]]));
        Assert.Equal($"x,{cell}\n", CsvText.Write([["x", value]], asBytes: true));
        Assert.Equal(
            $"x,{cell}\n".Replace("\n", "\r\n", StringComparison.Ordinal), CsvText.Write([["x", value]], lineEnding: CsvLineEnding.CrLf));
    }

    [Theory]
    [InlineData(CsvDelimiter.Comma, ',', "COMMA")]
    [InlineData(CsvDelimiter.Tab, '\t', "TAB")]
    [InlineData(CsvDelimiter.Pipe, '|', "PIPE")]
    [InlineData(CsvDelimiter.Semicolon, ';', "SEMICOLON")]
    [InlineData(CsvDelimiter.Caret, '^', "CARET")]
    [InlineData(CsvDelimiter.Backquote, '`', "BACKQUOTE")]
    public void A_delimiter_is_quoted_where_it_is_that_of_the_file(CsvDelimiter delimiter, char character, string name)
    {
        foreach (var other in ",\t|;^`")
        {
            var quote = other == character ? "\"" : "";
            Assert.Equal($"x{character}{quote}a{other}b{quote}\n", CsvText.Write([["x", $"a{other}b"]], delimiter));
        }
        Assert.Equal(name, CsvDialect.Name(delimiter));
        Assert.True(CsvDialect.TryParse(name, out CsvDelimiter parsed));
        Assert.Equal(delimiter, parsed);
    }

    [Fact]
    public void The_names_of_line_endings_are_those_of_the_API()
    {
        Assert.Equal(("LF", "CRLF"), (CsvDialect.Name(CsvLineEnding.Lf), CsvDialect.Name(CsvLineEnding.CrLf)));
        Assert.True(CsvDialect.TryParse("CRLF", out CsvLineEnding lineEnding));
        Assert.Equal(CsvLineEnding.CrLf, lineEnding);
        Assert.False(CsvDialect.TryParse("crlf", out lineEnding));
        Assert.False(CsvDialect.TryParse(null, out CsvDelimiter _));
        Assert.Throws<ArgumentOutOfRangeException>(() => CsvDialect.Name((CsvDelimiter)6));
        Assert.Throws<ArgumentOutOfRangeException>(() => CsvDialect.Name((CsvLineEnding)(-1)));
    }

    [Fact]
    public void A_row_of_one_empty_cell_is_not_an_empty_line() => Assert.Equal("a\n\"\"\n", CsvText.Write([["a"], [""]]));

    [Fact]
    public void Empty_cells_are_written_between_delimiters()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new CsvWriter(output);
        writer.WriteHeader(["a", "b", "c"]);
        writer.WriteEmpty();
        writer.WriteEmpty();
        writer.WriteEmpty();
        writer.EndRow();
        Assert.Equal("a,b,c\n,,\n", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        foreach (var value in new[] { "a\uD83D", "\uDE00,b", "\"\uD83D\uD83D\"" })
        {
            var failure = Assert.Throws<ArgumentException>(() => CsvText.Write([[value]]));
            Assert.StartsWith("The text has half a surrogate pair (\\uD", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Values_of_the_largest_field_are_written()
    {
        var value = string.Concat(Enumerable.Repeat("€,\"\n", 131_072 / 4));
        Assert.Equal("x,\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"\n", CsvText.Write([["x", value]]));
    }
}
