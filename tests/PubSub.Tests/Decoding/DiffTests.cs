using System.Security.Cryptography;
using System.Text;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Events;
using Salesforce.Typed.Events.Changes;

namespace Salesforce.Typed.Tests;

/// <summary>Differences of long texts.</summary>
public class DiffTests
{
    private const string Before = "one\ntwo\nthree\nfour\nfive\nsix\nseven";

    [Theory]
    [InlineData("@@ -2,1 +2,1 @@\n-two\n+2", "one\n2\nthree\nfour\nfive\nsix\nseven")]
    [InlineData("@@ -2,1 +2,1 @@\n-two\n+2\n@@ -6,2 +6,3 @@\n six\n-seven\n+7\n+8", "one\n2\nthree\nfour\nfive\nsix\n7\n8")]
    [InlineData("@@ -1,2 +1,0 @@\n-one\n-two", "three\nfour\nfive\nsix\nseven")]
    [InlineData("@@ -7,0 +8,1 @@\n+eight", "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight")]
    [InlineData("@@ -0,0 +1 @@\n+zero", "zero\none\ntwo\nthree\nfour\nfive\nsix\nseven")]
    public void A_difference_makes_the_text_after(string hunks, string after)
    {
        Assert.Equal(after, UnifiedDiff.Apply(Diff(hunks, after), Before, "Account.Description"));
        var (windowsBefore, windowsAfter) =
            (Before.Replace("\n", "\r\n", StringComparison.Ordinal), after.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal(windowsAfter, UnifiedDiff.Apply(Diff(hunks, windowsAfter), windowsBefore, "Account.Description"));
        Assert.Equal(after + "\n", UnifiedDiff.Apply(Diff(hunks, after + "\n"), Before, "Account.Description"));
    }

    [Theory]
    [InlineData("@@ -2,1 +2,1 @@\n-TWO\n+2", "line 2 is another one")]
    [InlineData("@@ -9,1 +9,1 @@\n-nine\n+9", "changes line 9")]
    [InlineData("@@ -2,1 +2,1 @@\n-two\n+zwei", "another hash")]
    public void A_text_that_the_org_had_not_is_refused(string hunks, string reason)
    {
        var error = Assert.Throws<DiffMismatchException>(() => UnifiedDiff.Apply(Diff(hunks, "x"), Before, "Account.Description"));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("--- \n+++ 00\n@@ -1 @@\n-one")]
    [InlineData("--- \n+++ 00\n@@ -1,1 +1,1 @@\n?one")]
    [InlineData("--- \n+++ 00\nhello")]
    public void What_is_no_difference_is_complained_of(string text) =>
        Assert.Throws<SalesforceFormatException>(() => UnifiedDiff.Apply(text, Before, "Account.Description"));

    private static string Diff(string hunks, string after) =>
        $"--- \n+++ {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(after)))}\n{hunks}";
}
