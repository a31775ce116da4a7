using System.Text;
using System.Text.Json;
using CsCheck;

namespace Salesforce.Typed.Schema.Tests;

/// <summary>A reader that loads into the compiler may not bring it down, whatever lies in the folder.</summary>
public class HostileInputTests
{
    private const int Depth = 1_000_000;

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 10_000 };

    [Theory]
    [InlineData("""{"name":"A","fields":[],"x":""", "[", "]", "}")]
    [InlineData("""{"name":"A","fields":[],"x":""", """{"y":""", "}", "1}")]
    [InlineData("""{"name":"A","fields":[{"name":"B","type":"id","x":""", "[", "]", "}]}")]
    public void A_value_that_is_skipped_may_be_of_any_depth(string before, string open, string close, string after)
    {
        var opened = new StringBuilder(before).Insert(before.Length, open, Depth);
        Assert.Contains("cut off", Reading.Problem(opened.ToString()).Message, StringComparison.Ordinal);
        var isObject = open.Length > 1;
        var closed = opened.Append(isObject ? "1" : "").Insert(opened.Length, close, Depth).Append(isObject ? "}" : after);
        Assert.Equal("A", Reading.Describe(closed.ToString()).Name);
    }

    [Fact]
    public void The_wrapper_of_sf_may_not_wrap_itself_for_ever()
    {
        var nested = new StringBuilder().Insert(0, """{"result":""", Depth).ToString();
        Assert.Contains("cut off", Reading.Problem(nested).Message, StringComparison.Ordinal);
        Assert.Contains("cut off", DescribeGlobalReader.Read(nested).Problem?.Message, StringComparison.Ordinal);
        Assert.Contains(
            "no \"fields\"", Reading.Problem("""{"result":{"result":{"name":"A","fields":[]}}}""").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_may_be_of_any_depth()
        => Assert.Contains("cut off", Reading.Problem(new string('[', Depth)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_text_may_be_of_any_length()
    {
        var label = new string('x', 20_000_000);
        Assert.Equal(label, Reading.Describe($$"""{"name":"A","label":"{{label}}","x":"{{label}}","fields":[]}""").Label);
        Assert.Equal(20_000_000, Reading.Describe($$"""{"name":"A","label":"\u0041{{label[1..]}}","fields":[]}""").Label.Length);
    }

    [Fact]
    public void What_is_not_JSON_is_never_read() => Gen.Select(Gen.Int[0, Sample.Describe.Length - 1], Gen.Int[0, 3], Gen.OneOf(
        "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "-", ".", "e", "n", "t", " ", "\n", "\0", "\uFEFF", "\\u", "null"))
        .Array[1, 3].Sample(
            edits =>
            {
                var text = Sample.Describe;
                foreach (var (at, removed, inserted) in edits)
                {
                    var start = Math.Min(at, text.Length);
                    text = text.Remove(start, Math.Min(removed, text.Length - start)).Insert(start, inserted);
                }
                var read = DescribeReader.Read(text);
                Assert.NotEqual(read.Describe is null, read.Problem is null);
                Assert.InRange(read.Problem?.At.Offset ?? 0, 0, text.Length);
                if (!IsJson(text))
                    Assert.NotNull(read.Problem);
                _ = DescribeGlobalReader.Read(text);
            },
            iter: 50_000);

    [Fact]
    public void Random_bytes_are_a_problem() => Gen.Byte.Array[0, 60].Sample(
        bytes => Assert.NotNull(DescribeReader.Read(bytes).Problem), iter: 10_000);

    private static bool IsJson(string text)
    {
        try
        {
            // A byte order mark at the start is not a part of the JSON.
            using var json = JsonDocument.Parse(text.StartsWith('\uFEFF') ? text[1..] : text, Deep);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
