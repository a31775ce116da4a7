using System.Reflection.Metadata;
using Salesforce.Typed.Cli.Permissions.Il;

namespace Salesforce.Typed.Cli.Permissions;

/// <summary>The records that assemblies hold, and the types that belong to them, with the objects that they stand for.</summary>
internal sealed class GeneratedTypes
{
    private readonly Dictionary<string, string> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);

    /// <summary>The objects that have a record.</summary>
    public IEnumerable<string> Objects => _records.Values;

    /// <summary>Adds those of an assembly.</summary>
    public void Add(CodeAssembly assembly)
    {
        var reader = assembly.Reader;
        foreach (var handle in reader.TypeDefinitions)
        {
            var type = reader.GetTypeDefinition(handle);
            if (type.BaseType.Kind != HandleKind.TypeSpecification || assembly.Types.Of(
                reader, type.BaseType) is not { Name: "Salesforce.Typed.SObject`2", Arguments: [var record, var fields] })
                continue;
            if (NameOf(assembly, type) is not { } name)
                continue;
            _records[record.Name] = name;
            _fields[fields.Name] = name;
            _keys[record.Name + "Keys"] = name;
        }
    }

    /// <summary>The object of a record type.</summary>
    public string? OfRecord(IlType type) => _records.GetValueOrDefault(type.Name);

    /// <summary>The object of a struct of fields.</summary>
    public string? OfFields(IlType type) => _fields.GetValueOrDefault(type.Name);

    /// <summary>The object of a struct of keys.</summary>
    public string? OfKeys(IlType type) => _keys.GetValueOrDefault(type.Name);

    /// <summary>Whether a type was generated, so that its code is not the user's.</summary>
    public bool Contains(IlType type) => _records.ContainsKey(type.Name) || _fields.ContainsKey(type.Name) || _keys.ContainsKey(type.Name)
        || type.Name.StartsWith("Salesforce.Typed.Generated.", StringComparison.Ordinal)
        || type.Name.Split('.', '/').Contains("SalesforceObjects");

    // The record's own table begins with the name: its C# name may have a prefix.
    private static string? NameOf(CodeAssembly assembly, TypeDefinition type)
    {
        string? name = null;
        var walk = new IlWalk(assembly.Reader, assembly.Types, call =>
        {
            if (call is { Declaring.Name: "Salesforce.Typed.SObjectInfo", Name: "Create", Arguments: [_, { Text: { } text }, ..] })
                name = text;
            return null;
        });
        assembly.Follow(type.GetMethods().Where(
            m => assembly.Reader.StringComparer.Equals(assembly.Reader.GetMethodDefinition(m).Name, ".cctor")), walk);
        return name;
    }
}
