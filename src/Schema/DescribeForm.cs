namespace Salesforce.Typed.Schema;

/// <summary>The form in which a describe was written down: it says what an absent key means.</summary>
public enum DescribeForm : byte
{
    /// <summary>A describe answer of the REST API.</summary>
    Full,

    /// <summary>The reduced describe that Salesforce's VS Code extension keeps: some facts are absent, and assumed.</summary>
    Reduced,

    /// <summary>Our snapshot form: an absent key means false, zero or none.</summary>
    Snapshot,
}
