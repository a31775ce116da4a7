using System.Globalization;
using System.Text.Json;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;

namespace Salesforce.Typed.Policy.Files;

/// <summary>Reads values of a policy file, and collects what is wrong with them.</summary>
internal sealed class PolicyProblems
{
    private readonly List<PolicyProblem> _problems = [];

    public int Count => _problems.Count;

    public bool HasErrors => _problems.Any(p => !p.IsWarning);

    public EquatableArray<PolicyProblem> ToArray() => new(_problems.OrderBy(p => p.Line).ThenBy(p => p.Column));

    public void Add(JsonNode node, string message, bool isWarning = false) =>
        _problems.Add(new PolicyProblem(message, node.Line, node.Column, isWarning));

    /// <summary>The members of an object; those with unknown names are reported and left out.</summary>
    public List<(JsonNode Name, JsonNode Value)> Members(JsonNode node, string what, string[]? known = null)
    {
        if (node.Type != JsonTokenType.StartObject)
        {
            Add(node, $"Expected an object for {what}, found {node.Kind}.");
            return [];
        }
        foreach (var (name, _) in node.Members.Where(m => known?.Contains(m.Name.Text) == false))
        {
            Add(name, $"'{name.Text}' is not a member of {what}.{Nearest.Question(Nearest.Find(name.Text, known!))} It has "
                + $"{string.Join(", ", known!)}.");
        }
        return [.. node.Members.Where(m => known?.Contains(m.Name.Text) != false)];
    }

    public string? Text(JsonNode node, string what)
    {
        if (node.Type == JsonTokenType.String && node.Text.Length > 0)
            return node.Text;
        Add(node, $"Expected a text for '{what}', found {(node.Type == JsonTokenType.String ? "an empty one" : node.Kind)}.");
        return null;
    }

    public bool Flag(JsonNode node, string what)
    {
        if (node.Type is JsonTokenType.True or JsonTokenType.False)
            return node.Type == JsonTokenType.True;
        Add(node, $"Expected true or false for '{what}', found {node.Kind}.");
        return false;
    }

    public int? WholeNumber(JsonNode node, string what, int least)
    {
        if (node.Type == JsonTokenType.Number && int.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count >= least)
            return count;
        Add(node, $"Expected a whole number of at least {least} for '{what}', found "
            + $"{(node.Type == JsonTokenType.Number ? node.Text : node.Kind)}.");
        return null;
    }

    /// <summary>One of the names of an enumeration, in lowercase.</summary>
    public T Choice<T>(JsonNode node, string what)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>().Select(n => n.ToLowerInvariant()).ToArray();
        var index = node.Type == JsonTokenType.String ? Array.IndexOf(names, node.Text) : -1;
        if (index >= 0)
            return Enum.GetValues<T>()[index];
        var found = node.Type == JsonTokenType.String ? $"'{node.Text}'" : node.Kind;
        var nearest = node.Type == JsonTokenType.String ? Nearest.Question(Nearest.Find(node.Text, names)) : "";
        Add(node, $"Expected one of {string.Join(", ", names)} for '{what}', found {found}.{nearest}");
        return default;
    }

    public List<JsonNode> Items(JsonNode node, string what)
    {
        if (node.Type == JsonTokenType.StartArray)
            return node.Items;
        Add(node, $"Expected an array for '{what}', found {node.Kind}.");
        return [];
    }

    /// <summary>The objects that an array names.</summary>
    public IEnumerable<SObjectDescribe> Objects(JsonNode node, string what, OrgSchema schema) =>
        Items(node, what).Select(item => Text(item, what) is null ? null : Object(item, schema)).OfType<SObjectDescribe>().Distinct();

    /// <summary>The object of a name; null where the schema does not have it, which is reported.</summary>
    public SObjectDescribe? Object(JsonNode name, OrgSchema schema)
    {
        if (schema.Find(name.Text) is { } describe)
            return describe;
        var nearest = Nearest.Find(name.Text, schema.Objects.Select(o => o.Name));
        Add(name, $"There is no object '{name.Text}' in the snapshots.{Nearest.Question(nearest)}"
            + (nearest is null ? $" Run 'sftyped pull {name.Text}' if the org has it." : ""));
        return null;
    }

    /// <summary>The fields that an array names, in the schema's spelling.</summary>
    public EquatableArray<string> Fields(JsonNode node, string what, SObjectDescribe describe)
    {
        var fields = new List<string>();
        foreach (var item in Items(node, what))
        {
            if (Text(item, what) is not { } name)
                continue;
            if (describe.FindField(name) is not { } field)
                Add(item, $"{describe.Name} has no field "
                    + $"'{name}'.{Nearest.Question(Nearest.Find(name, describe.Fields.Select(f => f.Name)))}");
            else if (fields.Contains(field.Name))
                Add(item, $"'{name}' appears twice in '{what}'.");
            else
                fields.Add(field.Name);
        }
        return new(fields);
    }
}
