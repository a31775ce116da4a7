using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Salesforce.Typed.Tests;

/// <summary>A snapshot whose bytes are not text is reported, however the compiler has decoded it.</summary>
public class EncodingTests
{
    private const string Before = "{\"name\":\"A\",\n\"label\":\"Z";
    private const string After = "\",\"fields\":[]}";

    public static TheoryData<string, byte[], string, string> NotText => new()
    {
        { "Latin-1, read in the code page of the machine", [
            .. Bytes(Before), 0xFC, .. Bytes(After)
        ], "iso-8859-1", "(2,11): The byte 0xFC at offset 23 is not UTF-8." },
        { "UTF-8 with a mark and a byte that is not", [
            0xEF, 0xBB, 0xBF, .. Bytes(Before), 0xFC, .. Bytes(After)
        ], "utf-8", "(2,11): The bytes at this place are not UTF-8, as the byte order mark says." },
        { "UTF-8 with a mark, cut off", [
            0xEF, 0xBB, 0xBF, .. Bytes(Before), 0xC3
        ], "utf-8", "(2,11): The bytes at this place are not UTF-8" },
        { "UTF-16 with half a character", [
            0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Before), 0x3D, 0xD8, .. Encoding.Unicode.GetBytes(After)
        ], "utf-16", "(2,11): The bytes at this place are not UTF-16" },
        { "UTF-32, taken for UTF-16", [
            0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes(Before + After)
        ], "utf-16", "(1,1): The text is UTF-32, or UTF-16 without a byte order mark" },
        { "UTF-16 without a mark, taken for UTF-8", Encoding.Unicode.GetBytes(
            Before + After), "utf-8", "(1,1): The text is UTF-32, or UTF-16 without a byte order mark" },
    };

    [Theory, MemberData(nameof(NotText))]
    public void Bytes_that_are_not_text_are_reported(string what, byte[] bytes, string encoding, string expected)
    {
        var problem = Assert.Single(Build(bytes, Encoding.GetEncoding(encoding)).Problems);

        Assert.True(problem.Id == "SFT0001", what);
        var at = problem.Location.GetLineSpan().StartLinePosition;
        Assert.StartsWith(expected, $"({at.Line + 1},{at.Character + 1}): "
            + problem.GetMessage().Replace("The snapshot cannot be read: ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void Replacement_characters_of_the_org_itself_are_text(string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);
        var built = Build([.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Before + "\uFFFD ü" + After)], encoding);
        Assert.Empty(built.Problems);
    }

    // A project may say that its files are in a code page; UTF-8 is what a snapshot is all the same.
    [Fact]
    public void UTF_8_that_was_read_in_a_code_page_is_read_as_UTF_8()
    {
        var built = Build(Encoding.UTF8.GetBytes(Before + "ürich" + After), Encoding.Latin1);
        Assert.Empty(built.Problems);
        Assert.Contains("Zürich", built.Text("Acme.Crm.A.g.cs"), StringComparison.Ordinal);
    }

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);

    private static BuildResult Build(byte[] bytes, Encoding encoding) => (Consumer.Of([]) with
    {
        Snapshots =
            [new SnapshotText("/app/describe-snapshots/A.json", "") { Source = SourceText.From(new MemoryStream(bytes), encoding) }],
    }).Build();
}
