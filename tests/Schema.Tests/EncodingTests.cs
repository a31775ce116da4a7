using System.Text;

namespace Salesforce.Typed.Schema.Tests;

/// <summary>Bytes that are not text are an error with the place of the first of them, and never become replacement characters.</summary>
public sealed class EncodingTests : IDisposable
{
    private const string Before = "{\"name\":\"A\",\n \"label\":\"";
    private const string After = "\",\"fields\":[]}";

    private readonly string _file = Path.GetTempFileName();

    public static TheoryData<string, byte[]> NotUtf8 => new()
    {
        { "Latin-1", [0xFC, 0x72] },
        { "a continuation without a lead", [0x80] },
        { "a sequence that is cut off by another character", [0xE2, 0x82, 0x41] },
        { "a sequence of four that is cut off", [0xF0, 0x9F, 0x98] },
        { "a slash of two bytes", [0xC0, 0xAF] },
        { "a letter of two bytes", [0xC1, 0x81] },
        { "a euro sign of four bytes", [0xF0, 0x82, 0x82, 0xAC] },
        { "an overlong sequence of three bytes", [0xE0, 0x80, 0xAF] },
        { "a surrogate", [0xED, 0xA0, 0x80] },
        { "a pair of surrogates", [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80] },
        { "past the last character", [0xF4, 0x90, 0x80, 0x80] },
        { "a byte that no character has", [0xFF] },
    };

    public void Dispose() => File.Delete(_file);

    [Theory]
    [MemberData(nameof(NotUtf8))]
    public void Bytes_that_are_not_UTF_8_are_a_problem_at_the_first_of_them(string what, byte[] bytes)
    {
        foreach (var mark in new byte[][] { [], [0xEF, 0xBB, 0xBF] })
        {
            byte[] before = [.. mark, .. Encoding.UTF8.GetBytes(Before + "Größe ")];
            byte[] all = [.. before, .. bytes, .. Encoding.UTF8.GetBytes(After)];

            var read = DescribeReader.Read(all);

            Assert.True(read.Describe is null, what);
            Assert.Equal($"(2,17): The byte 0x{bytes[0]:X2} at offset {before.Length} is not UTF-8. Save the file as "
                + $"UTF-8.", read.Problem!.ToString());
            Assert.Equal(read.Problem, DescribeGlobalReader.Read(all).Problem);
        }
    }

    [Fact]
    public void A_sequence_that_the_end_of_the_file_cuts_off_is_a_problem() =>
        Assert.Equal(
            "(1,2): The byte 0xE2 at offset 1 is not UTF-8. Save the file as UTF-8.",
            DescribeReader.Read([(byte)'{', 0xE2, 0x82]).Problem!.ToString());

    [Theory]
    [InlineData("FFFE 0000 7B000000", "UTF-32")]
    [InlineData("0000 FEFF 0000007B", "UTF-32")]
    [InlineData("7B00 2200 6E00", "UTF-16 without a byte order mark")]
    [InlineData("007B 0022 006E", "UTF-16 without a byte order mark")]
    public void Other_encodings_of_Unicode_are_named(string hex, string encoding) =>
        Assert.StartsWith(
            $"The text is {encoding}, which is not read.", DescribeReader.Read(
                Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))).Problem!.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Halves_of_characters_in_UTF_16_are_a_problem(bool isBigEndian)
    {
        var encoding = isBigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode;
        foreach (var half in new byte[][]
        {
            Unit(0xD83D), Unit(0xDE00), [.. Unit(0xDE00), .. Unit(0xD83D)], [.. Unit(0xD83D), .. Unit('x')]
        })
        {
            byte[] before = [.. encoding.GetPreamble(), .. encoding.GetBytes(Before)];
            var read = DescribeReader.Read([.. before, .. half, .. encoding.GetBytes(After)]);
            Assert.Equal($"(2,11): The bytes at offset {before.Length} are not a whole character of UTF-16. Save the file as "
                + $"UTF-8.", read.Problem?.ToString());
        }
        byte[] whole = [.. encoding.GetPreamble(), .. encoding.GetBytes(Before + "\U0001F600" + After)];
        Assert.Equal("\U0001F600", DescribeReader.Read(whole).Describe!.Label);
        Assert.Contains($"at offset {whole.Length - 2} ", DescribeReader.Read(whole[..^1]).Problem!.Message, StringComparison.Ordinal);

        byte[] Unit(int unit) => isBigEndian ? [(byte)(unit >> 8), (byte)unit] : [(byte)unit, (byte)(unit >> 8)];
    }

    [Theory]
    [InlineData(@"\ud83d")]
    [InlineData(@"\ude00")]
    [InlineData(@"\ud83dx")]
    [InlineData(@"\ud83d\n")]
    [InlineData(@"\ud83d\u0041")]
    [InlineData(@"\ud83d\ud83d\ude00")]
    [InlineData(@"\ude00\ud83d")]
    public void An_escape_of_half_a_character_is_a_problem_at_its_place(string escape)
    {
        var problem = Reading.Problem(Before + "a" + escape + After);
        Assert.Equal($"(2,12): {escape[..2] + escape[2..6].ToUpperInvariant()} is half of a character of UTF-16, and the other half is "
            + $"missing. Pull the snapshot again.", problem.ToString());
        // A member that is not read is checked like the others, and so is a picklist value.
        Assert.Equal(problem.Message, Reading.Problem($"{{\"other\":\"{escape}\",\"name\":\"A\",\"fields\":[]}}").Message);
        Assert.Equal(problem.Message, Reading.Problem(
            $"{{\"name\":\"A\",\"fields\":[{{\"name\":\"B\",\"type\":\"picklist\",\"picklistValues\":[\"{escape}\"]}}]}}").Message);
    }

    [Fact]
    public void Whole_characters_read_in_each_form() =>
        Assert.Equal("Zürich \U0001F600 \U0001F600 \uFFFD", Reading.Describe(
            Before + "Z\\u00fcrich \\ud83d\\uDE00 \U0001F600 \uFFFD" + After).Label);

    [Fact]
    public void A_text_file_that_is_not_text_is_named_with_the_place()
    {
        File.WriteAllBytes(_file, [.. "a\nb"u8, 0xFC]);
        var error = Assert.Throws<InvalidDataException>(() => DescribeText.ReadFile(_file));
        Assert.Equal($"{_file}(2,2): The byte 0xFC at offset 3 is not UTF-8. Save the file as UTF-8.", error.Message);
    }
}
