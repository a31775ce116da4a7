namespace Salesforce.Typed.Generator.Naming;

/// <summary>
/// Gives each generated type of a namespace a name that no other has. Objects come first, so that a reference or a picklist never renames
/// one; in each kind the order of the names decides, not that of the files.
/// </summary>
internal sealed class TypeNameTable
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> _files = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Begins with the names of namespaces inside this one, which no generated type may take.</summary>
    public TypeNameTable(IEnumerable<string> taken) => _taken.UnionWith(taken);

    /// <summary>
    /// The names of objects, by API name. A name that has the prefix takes part first: it is always free, so that the object's name can be
    /// read from it.
    /// </summary>
    public Dictionary<string, string> TakeObjects(IEnumerable<string> apiNames)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var ordered = apiNames.OrderBy(n => TypeNames.NeedsPrefix(n) ? 0 : 1)
            .ThenBy(n => n, StringComparer.OrdinalIgnoreCase)
            .ThenBy(n => n, StringComparer.Ordinal);
        foreach (var apiName in ordered)
        {
            if (!names.ContainsKey(apiName))
                names.Add(apiName, TakeObject(TypeNames.OfObject(apiName)));
        }
        return names;
    }

    /// <summary>The name of an object of which there are only ids.</summary>
    public string TakeAbsent(string apiName) => Take(TypeNames.OfObject(apiName), "{0}");

    /// <summary>The middle of the names of a reference's interface and id.</summary>
    public string TakeReference(string name) => Take(name, "I{0}", "{0}Id");

    /// <summary>The name of a picklist.</summary>
    public string TakePicklist(string name) => Take(IsRefused(name) || PicklistValueNames.IsOfPicklist(name) ? "Sf" + name : name, "{0}");

    /// <summary>Takes a name that is not a type's, so that a later type of it renames nothing.</summary>
    public void Reserve(string name) => _taken.Add(name);

    // The record's name is also the name of a file, in which case does not count.
    private string TakeObject(string name)
    {
        while (_files.Contains(name) || !IsFree(name + "Fields") || !IsFree(name + "Keys") || !IsFree(name))
            name += "_";
        _files.Add(name);
        _taken.UnionWith([name, name + "Fields", name + "Keys"]);
        return name;
    }

    private string Take(string name, params string[] forms)
    {
        while (forms.Any(f => f.Replace("{0}", name) is var type && (!IsFree(type) || IsRefused(type))))
            name += "_";
        _taken.UnionWith(forms.Select(f => f.Replace("{0}", name)));
        return name;
    }

    private static bool IsRefused(string name) => TakenTypeNames.Contains(name) || TypeNames.IsReserved(name);

    private bool IsFree(string name) => !_taken.Contains(name);
}
