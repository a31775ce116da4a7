using Salesforce.Typed.Auth;

namespace Salesforce.Typed.Tests;

/// <summary>Options that cannot work are reported when the client is made, not when it is used.</summary>
public class OptionsTests
{
    [Theory]
    [InlineData(
        "https://acme.my.salesforce.com/services", "67.0", "SalesforceOptions.Instance must be the address of an org without a path")]
    [InlineData("ftp://acme.my.salesforce.com", "67.0", "SalesforceOptions.Instance must be the address of an org without a path")]
    [InlineData("https://acme.my.salesforce.com/?x=1", "67.0", "SalesforceOptions.Instance must be the address of an org without a path")]
    [InlineData("http://acme.my.salesforce.com", "67.0", "SalesforceOptions.Instance must be https: over http the access token would be "
        + "readable in transit to 'acme.my.salesforce.com'.")]
    [InlineData("https://acme.my.salesforce.com", "67", "SalesforceOptions.ApiVersion must be as \"67.0\"; it is '67'.")]
    [InlineData("https://acme.my.salesforce.com", "v67.0", "SalesforceOptions.ApiVersion must be as \"67.0\"; it is 'v67.0'.")]
    [InlineData("https://acme.my.salesforce.com", "67.5", "SalesforceOptions.ApiVersion must be as \"67.0\"; it is '67.5'.")]
    [InlineData("https://acme.my.salesforce.com", "", "SalesforceOptions.ApiVersion must be as \"67.0\"; it is ''.")]
    [InlineData("https://acme.my.salesforce.com", "30.0", "SalesforceOptions.ApiVersion must be \"31.0\" or later")]
    public void What_cannot_work_is_told(string instance, string version, string problem) =>
        Assert.StartsWith(problem, Assert.Throws<ArgumentException>(() => Make(instance, version)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("https://acme.my.salesforce.com", "67.0")]
    [InlineData("https://acme.my.salesforce.com/", "31.0")]
    [InlineData("https://acme.my.salesforce.com", "99.0")]
    [InlineData("http://localhost:5080", "67.0")]
    [InlineData("http://127.0.0.1:5080", "67.0")]
    public void What_can_work_is_taken_newer_versions_among_it(string instance, string version) => Make(instance, version).Dispose();

    [Fact]
    public void A_password_in_the_address_is_refused_and_not_shown()
    {
        var problem = Assert.Throws<ArgumentException>(() => Make("https://user:SECRET@acme.my.salesforce.com", "67.0"));
        Assert.DoesNotContain("SECRET", problem.Message, StringComparison.Ordinal);
    }

    private static SalesforceClient Make(string instance, string version) =>
        new(new SalesforceOptions { Instance = new(instance), ApiVersion = version, Auth = new ExternalTokenFlow("t") });
}
