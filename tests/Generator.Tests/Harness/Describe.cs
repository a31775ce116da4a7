using System.Text.Json.Nodes;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Builds the describe of an object as GET /sobjects/X/describe gives it. It writes JSON of its own and not through Schema's writer, so
/// that a mistake there does not cancel out here.
/// </summary>
internal sealed class Describe
{
    /// <summary>What most fields can do.</summary>
    public const string All = "cunfsga";

    /// <summary>A field that the org fills in.</summary>
    public const string ReadOnly = "nfsga";

    private static readonly (char Letter, string Trait)[] Traits =
    [
        ('c', "createable"), ('u', "updateable"), ('n', "nillable"), ('f', "filterable"), ('s', "sortable"), ('g', "groupable"),
        ('a', "aggregatable"),
        ('d', "defaultedOnCreate"), ('k', "idLookup"), ('x', "externalId"), ('N', "nameField"), ('C', "calculated"), ('A', "autoNumber"),
        ('q', "unique"),
    ];

    private readonly JsonArray _fields = [];
    private readonly JsonArray _children = [];
    private readonly JsonObject _object;

    public Describe(string name, string? label = null, string? keyPrefix = null, bool createable = true)
    {
        Name = name;
        _object = new JsonObject
        {
            ["name"] = name, ["label"] = label ?? name, ["labelPlural"] = (label ?? name) + "s", ["keyPrefix"] = keyPrefix,
            ["createable"] = createable,
            ["updateable"] = true, ["queryable"] = true, ["searchable"] = true, ["fields"] = _fields, ["childRelationships"] = _children,
        };
        Field("Id", "id", "fsgadk");
    }

    public string Name { get; }

    /// <summary>The fields as JSON.</summary>
    public IEnumerable<JsonObject> Fields => _fields.Select(f => f!.AsObject());

    /// <summary>The child relationships as JSON.</summary>
    public IEnumerable<JsonObject> ChildRelationships => _children.Select(c => c!.AsObject());

    /// <summary>Adds a field; <paramref name="flags"/> are letters: see <see cref="Traits"/>.</summary>
    public Describe Field(
        string name, string type, string flags = All, string? label = null, int length = 0, int precision = 0, int scale = 0,
        string? help = null)
    {
        var field = new JsonObject
        {
            ["name"] = name, ["type"] = type, ["label"] = label ?? name, ["length"] = length, ["precision"] = precision, ["scale"] = scale,
            ["inlineHelpText"] = help,
            ["referenceTo"] = new JsonArray(), ["picklistValues"] = new JsonArray(),
        };
        foreach (var (letter, trait) in Traits)
            field[trait] = flags.Contains(letter, StringComparison.Ordinal);
        _fields.Add(field);
        return this;
    }

    /// <summary>Adds a picklist of these values; "a|b" is the value a with the label b.</summary>
    public Describe Picklist(
        string name, string[] values, string flags = All, string type = "picklist", string? controller = null, string? label = null)
    {
        Field(name, type, flags, label);
        foreach (var value in values)
        {
            var parts = value.Split('|');
            Last["picklistValues"]!.AsArray().Add(new JsonObject
            {
                ["value"] = parts[0], ["label"] = parts[^1], ["active"] = true, ["defaultValue"] = false, ["validFor"] = null
            });
        }
        Last["controllerName"] = controller;
        Last["dependentPicklist"] = controller is not null;
        return this;
    }

    /// <summary>Sets members of the value that was added last to the field that was added last.</summary>
    public Describe LastValue(bool active = true, bool isDefault = false, string? validFor = null)
    {
        var value = Last["picklistValues"]!.AsArray()[^1]!;
        (value["active"], value["defaultValue"], value["validFor"]) = (active, isDefault, validFor);
        return this;
    }

    /// <summary>Adds a reference.</summary>
    public Describe Reference(string name, string? relationship, string[] to, string flags = "cunfsga")
    {
        Field(name, "reference", flags, length: 18);
        Last["relationshipName"] = relationship;
        Last["referenceTo"] = new JsonArray([.. to.Select(t => (JsonNode)t)]);
        return this;
    }

    /// <summary>Sets a member of the field that was added last.</summary>
    public Describe LastField(string member, JsonNode value)
    {
        Last[member] = value;
        return this;
    }

    /// <summary>Adds a child relationship.</summary>
    public Describe Child(string? relationship, string child, string field)
    {
        _children.Add(new JsonObject { ["relationshipName"] = relationship, ["childSObject"] = child, ["field"] = field });
        return this;
    }

    /// <summary>The JSON.</summary>
    public string ToJson() => _object.ToJsonString();

    /// <summary>The file of a project that has it.</summary>
    public SnapshotText ToSnapshot() => new($"/app/describe-snapshots/{Name}.json", ToJson());

    private JsonNode Last => _fields[^1]!;
}
