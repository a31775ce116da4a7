namespace Salesforce.Typed;

/// <summary>A token that the org accepts; it prints as dots.</summary>
internal sealed class AccessToken(string value)
{
    /// <summary>The secret.</summary>
    public string Value { get; } = value;

    /// <summary>Says that there is a token, not which.</summary>
    public override string ToString() => "AccessToken(...)";
}
