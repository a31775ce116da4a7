namespace Salesforce.Typed.Generator.Naming;

/// <summary>
/// The names that a type has for its members, the accessors of its properties included: next to a property <c>Id</c> there can be no member
/// <c>get_Id</c>.
/// </summary>
internal sealed class NameScope
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Holds the names that the type has already.</summary>
    public NameScope(IEnumerable<string> taken)
    {
        foreach (var name in taken)
            Reserve(name);
    }

    /// <summary>The name of the property whose accessor is called so; for any other name the name itself.</summary>
    public static string WithoutAccessor(string name) =>
        name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) ? name.Substring(4) : name;

    /// <summary>The name itself, or with as many underscores after it as make it free. It is taken from then on.</summary>
    public string Take(string name)
    {
        while (_taken.Contains(name) || _taken.Contains("get_" + name) || _taken.Contains("set_" + name))
            name += "_";
        Reserve(name);
        return name;
    }

    private void Reserve(string name)
    {
        _taken.Add(name);
        _taken.Add("get_" + name);
        _taken.Add("set_" + name);
    }
}
