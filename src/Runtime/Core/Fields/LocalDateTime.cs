namespace Salesforce.Typed.Fields;

/// <summary>An instant in the time zone of the user. It stands inside date functions and nowhere else.</summary>
public readonly struct LocalDateTime : IInstant
{
    private readonly string _path;

    internal LocalDateTime(string path) => _path = path;

    string IDated.DatePath => _path;

    /// <inheritdoc/>
    public override string ToString() => _path;
}
