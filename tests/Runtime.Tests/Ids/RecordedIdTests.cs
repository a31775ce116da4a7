using System.Text.RegularExpressions;

namespace Salesforce.Typed.Tests;

/// <summary>The ids that real orgs gave, found in recorded answers.</summary>
public partial class RecordedIdTests
{
    // Placeholders of their authors, one id from documentation, and the id of the test of MALFORMED_ID.
    private static readonly string[] NotRecorded =
        ["003XXXXXXXXXXXXXXX", "00D0xORGID00000000", "0010xACCOUNTID0000", "a1V3E000000EXomUAM", "a00B000000FSjVUIB1"];

    [Fact]
    public void Every_recorded_id_has_the_check_characters_that_it_should()
    {
        var ids = Directory.EnumerateFiles(TestPaths.SharedData("rest"), "*.json*", SearchOption.AllDirectories)
            .SelectMany(f => IdInUrl().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value))
            .Except(NotRecorded)
            .Distinct()
            .ToList();
        var refused = ids.Where(id => !RawId.TryParse(id, out _, out _)).ToList();
        Assert.True(ids.Count > 250, $"{ids.Count} ids");
        Assert.Empty(refused);
        Assert.All(ids, id => Assert.Equal(id[..15] + IdOracle.Check(id[..15]), id));
    }

    [GeneratedRegex("""/sobjects/[A-Za-z_0-9]+/([A-Za-z0-9]{18})\b""")]
    private static partial Regex IdInUrl();
}
