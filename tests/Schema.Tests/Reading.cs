namespace Salesforce.Typed.Schema.Tests;

/// <summary>Reads a text that must be good, or one that must not be.</summary>
internal static class Reading
{
    /// <summary>The object in the text; the test fails with the problem when there is one.</summary>
    public static SObjectDescribe Describe(string text) => Good(DescribeReader.Read(text));

    /// <summary>The object in the file.</summary>
    public static SObjectDescribe File(string path) => Good(DescribeReader.Read(System.IO.File.ReadAllBytes(path)), path);

    /// <summary>The problem with the text; the test fails when it reads.</summary>
    public static SchemaProblem Problem(string text)
    {
        var read = DescribeReader.Read(text);
        Assert.Null(read.Describe);
        return Assert.IsType<SchemaProblem>(read.Problem);
    }

    private static SObjectDescribe Good(DescribeResult read, string? where = null)
    {
        Assert.True(read.Problem is null, $"{where}{read.Problem}");
        return read.Describe!;
    }
}
