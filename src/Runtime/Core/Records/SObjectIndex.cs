using System.ComponentModel;

namespace Salesforce.Typed;

/// <summary>
/// The objects of generated code, by their API names. It is generated as <c>SalesforceObjects.All</c>; a program that does not name it carries no table of
/// objects that it does not use.
/// </summary>
public sealed class SObjectIndex
{
    private readonly Func<string, SObjectInfo?> _find;

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SObjectIndex(Func<string, SObjectInfo?> find) => _find = find;

    /// <summary>The table of an object; null when it has no snapshot.</summary>
    /// <param name="apiName">The API name, in its own case.</param>
    public SObjectInfo? Find(string apiName)
    {
        ArgumentNullException.ThrowIfNull(apiName);
        return _find(apiName);
    }
}
