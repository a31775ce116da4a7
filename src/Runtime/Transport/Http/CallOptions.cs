namespace Salesforce.Typed;

/// <summary>
/// What a call sends to the org in addition to its request. As <see cref="SalesforceOptions.CallDefaults"/> it holds for every call of a
/// client; a call's own (<see cref="RecordOptions"/>) takes precedence it, setting by setting.
/// </summary>
public record CallOptions
{
    private readonly string? _clientName;
    private readonly string? _defaultNamespace;

    /// <summary>Which assignment rule is applied to accounts, cases and leads: <c>Sforce-Auto-Assign</c>.</summary>
    public AutoAssign? AutoAssign { get; init; }

    /// <summary>What happens to duplicates: <c>Sforce-Duplicate-Rule-Header</c>, from version 52.0 on.</summary>
    public DuplicateRule? DuplicateRule { get; init; }

    /// <summary>
    /// Whether the records count as recently used by the user: <c>Sforce-Mru</c>, from version 60.0 on, on calls for one record. Salesforce
    /// advises
    /// <see langword="false"/> to integrations, which makes them faster (REST API, MRU Header).
    /// </summary>
    public bool? UpdateMru { get; init; }

    /// <summary>The name of the client, which change events bring along as their origin: <c>Sforce-Call-Options: client=</c>.</summary>
    /// <exception cref="ArgumentException">The name has a character that a header cannot hold there.</exception>
    public string? ClientName
    {
        get => _clientName;
        init => _clientName = Require(value, nameof(ClientName));
    }

    /// <summary>
    /// The namespace of a managed package, whose names then need no prefix: <c>Sforce-Call-Options: defaultNamespace=</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The namespace has a character that a header cannot hold there.</exception>
    public string? DefaultNamespace
    {
        get => _defaultNamespace;
        init => _defaultNamespace = Require(value, nameof(DefaultNamespace));
    }

    // A semicolon would begin another option, a line end another header.
    private static string? Require(string? text, string name) =>
        text is null || (text.Length > 0 && text.All(c => c is > ' ' and < '\u007f' and not (';' or '=' or ',')))
            ? text
            : throw new ArgumentException(
                $"{name} is in a header: it must have visible ASCII characters, and no blank, comma, semicolon or equals sign.", name);
}
