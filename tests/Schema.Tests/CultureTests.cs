using System.Globalization;

namespace Salesforce.Typed.Schema.Tests;

/// <summary>The same file means the same on every machine: a build in Turkey, Sweden or Egypt is the build everywhere.</summary>
public class CultureTests
{
    public static TheoryData<CultureInfo> Cultures => [new CultureInfo("tr-TR"), new CultureInfo("sv-SE"), new CultureInfo("ar-EG"), Odd()];

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Reading_and_writing_do_not_ask_the_culture(CultureInfo culture)
    {
        const string text =
            """{"name":"I","fields":[{"name":"i","type":"DATETIME","length":12,"createable":true,"idLookup":true,"relationshipOrder":1}]}""";
        var (read, written) = In(CultureInfo.InvariantCulture, text);
        Assert.Equal(
            (12, FieldType.DateTime, FieldTraits.Createable | FieldTraits.IdLookup),
            (read.Fields[0].Length, read.Fields[0].Type, read.Fields[0].Traits));
        var (readThere, writtenThere) = In(culture, text);
        Assert.Equal(read, readThere);
        Assert.Equal(written, writtenThere);
        Assert.Equal(SnapshotNormal.Of(read), Reading.Describe(writtenThere));
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Fields_are_in_the_order_of_their_code_points(CultureInfo culture)
    {
        // In Swedish v and w, and in most languages a and B, have another order.
        var describe = new SObjectDescribe
        {
            Name = "X", Fields = new([.. "aBwVzyci".Select(c => new FieldDescribe { Name = c.ToString(), TypeName = "id" })])
        };
        var (_, written) = In(culture, SnapshotWriter.Write(describe));
        Assert.Equal("BVaciwyz", string.Concat(Reading.Describe(written).Fields.Select(f => f.Name)));
    }

    private static (SObjectDescribe Read, string Written) In(CultureInfo culture, string text)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            var read = Reading.Describe(text);
            return (read, SnapshotWriter.Write(read));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static CultureInfo Odd()
    {
        // Works where the machine has no culture data, too.
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "~";
        odd.NumberFormat.PositiveSign = "-";
        return odd;
    }
}
