namespace Salesforce.Typed.Tests;

/// <summary>The cancellation of the test that runs. Every test file may write <c>Cancel</c>: Directory.Build.props has the using.</summary>
public static class TestCancellation
{
    public static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
