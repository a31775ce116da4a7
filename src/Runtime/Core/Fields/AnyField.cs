namespace Salesforce.Typed;

/// <summary>A field whatever its type, for lists of fields.</summary>
public readonly record struct AnyField
{
    private readonly string? _path;

    internal AnyField(string path) => _path = path;

    /// <summary>How SOQL names it from the query's object.</summary>
    public string Path => _path ?? throw new InvalidOperationException("This names no field: it is the default value of AnyField.");

    /// <inheritdoc/>
    public override string ToString() => _path ?? "";
}
