namespace Salesforce.Typed.Fields;

/// <summary>An amount in the currency of the user: <c>convertCurrency()</c>.</summary>
/// <typeparam name="TUse">What the amount may be used for.</typeparam>
public readonly struct ConvertedAmount<TUse> : IUse<TUse>
{
    private readonly string _path;

    internal ConvertedAmount(string path) => _path = path;

    /// <inheritdoc/>
    public string Path => $"convertCurrency({_path})";

    /// <inheritdoc/>
    public override string ToString() => Path;
}
