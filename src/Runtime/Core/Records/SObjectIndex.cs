using System.Collections.Concurrent;
using System.ComponentModel;
using Salesforce.Typed.Core.Dynamic;
using Salesforce.Typed.Dynamic;

namespace Salesforce.Typed;

/// <summary>
/// Objects by their API names. The index of generated code is <c>SalesforceObjects.All</c>; a program that does not name it carries no
/// table of objects that it does not use. <see cref="FromDefinitions"/> makes one at run time.
/// </summary>
public sealed class SObjectIndex
{
    private readonly Func<string, SObjectInfo?> _find;
    private readonly Func<IReadOnlyList<string>> _names;

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SObjectIndex(Func<string, SObjectInfo?> find)
        : this(find, static () => [])
    {
    }

    private SObjectIndex(Func<string, SObjectInfo?> find, Func<IReadOnlyList<string>> names)
    {
        _find = find;
        _names = names;
    }

    /// <summary>
    /// Makes an index of objects that are defined at run time. Relationships lead to objects that are defined with them; the others are
    /// left out.
    /// </summary>
    /// <param name="definitions">The objects.</param>
    /// <exception cref="ArgumentException">A name is not an API name, or is there twice.</exception>
    public static SObjectIndex FromDefinitions(IEnumerable<SObjectDefinition> definitions)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        var byName = new Dictionary<string, SObjectDefinition>(StringComparer.OrdinalIgnoreCase);
        foreach (var definition in definitions)
        {
            ArgumentNullException.ThrowIfNull(definition, nameof(definitions));
            if (!ApiName.IsValid(definition.Name))
                throw new ArgumentException($"'{ApiName.Show(definition.Name)}' is not the API name of an object.", nameof(definitions));
            if (!byName.TryAdd(definition.Name, definition))
                throw new ArgumentException($"The object {definition.Name} is defined twice.", nameof(definitions));
        }
        var infos = new ConcurrentDictionary<string, Lazy<SObjectInfo>>(StringComparer.OrdinalIgnoreCase);
        foreach (var definition in byName.Values)
        {
            var fields = new DefinedFields(definition, name => byName.GetValueOrDefault(name)?.Name);
            infos[definition.Name] = new(() => SObjectInfo.Define(definition, fields, name => infos[name].Value));
        }
        return new(name => infos.TryGetValue(name, out var info) ? info.Value : null, () => [.. byName.Values.Select(d => d.Name)]);
    }

    /// <summary>The table of an object; null when it has no snapshot or definition.</summary>
    /// <param name="apiName">The API name; that of generated code in its own case.</param>
    public SObjectInfo? Find(string apiName)
    {
        ArgumentNullException.ThrowIfNull(apiName);
        return _find(apiName);
    }

    /// <summary>The table of an object, whose records are <see cref="DynamicRecord"/>.</summary>
    /// <exception cref="ArgumentException">The index does not have the object.</exception>
    internal SObjectInfo Require(string apiName)
    {
        ArgumentException.ThrowIfNullOrEmpty(apiName);
        if (_find(apiName) is { } info)
            return info.Dynamic;
        var names = _names();
        var advice = names.Count > 0
            ? ApiName.Suggest(apiName, names) + " Objects that a program names at run time are defined or described when their index is "
                + "made."
            : $" Names are case-sensitive there. If the org has it, run `sftyped pull {ApiName.Show(apiName)}`, or describe it at run "
                + "time by DescribeObjectsAsync.";
        throw new ArgumentException($"The index has no object '{ApiName.Show(apiName)}'.{advice}", nameof(apiName));
    }
}
