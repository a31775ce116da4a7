using System.Xml;
using System.Xml.Linq;

namespace Salesforce.Typed.Testing.Data.Users;

/// <summary>What a permission set grants.</summary>
/// <param name="Objects">The objects, by name.</param>
/// <param name="Fields">The fields, as <c>Object.Field</c>.</param>
internal sealed record PermissionSetFile(IReadOnlyDictionary<string, ObjectAccess> Objects, IReadOnlyDictionary<string, FieldAccess> Fields)
{
    private static readonly XNamespace Metadata = "http://soap.sforce.com/2006/04/metadata";

    /// <exception cref="InvalidDataException">The file is no permission set.</exception>
    public static PermissionSetFile Read(string path)
    {
        XElement root;
        try
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            root = XElement.Load(reader);
        }
        catch (XmlException e)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
        if (root.Name != Metadata + "PermissionSet" && root.Name != Metadata + "Profile")
            throw new InvalidDataException($"{path}: a permission set is <PermissionSet xmlns=\"{Metadata}\">.");
        var objects = new Dictionary<string, ObjectAccess>(StringComparer.OrdinalIgnoreCase);
        foreach (var grant in root.Elements(Metadata + "objectPermissions"))
        {
            objects[Text(grant, "object", path)] = (Is(grant, "allowRead") ? ObjectAccess.Read : 0) | (Is(grant, "allowCreate") ? ObjectAccess.Create : 0)
                | (Is(grant, "allowEdit") ? ObjectAccess.Edit : 0) | (Is(grant, "allowDelete") ? ObjectAccess.Delete : 0);
        }
        var fields = new Dictionary<string, FieldAccess>(StringComparer.OrdinalIgnoreCase);
        foreach (var grant in root.Elements(Metadata + "fieldPermissions"))
            fields[Text(grant, "field", path)] = Is(grant, "editable") ? FieldAccess.Edit : Is(grant, "readable") ? FieldAccess.Read : FieldAccess.None;
        return new PermissionSetFile(objects, fields);
    }

    private static string Text(XElement grant, string name, string path) =>
        grant.Element(Metadata + name)?.Value.Trim() is { Length: > 0 } text ? text : throw new InvalidDataException($"{path}: {grant.Name.LocalName} without {name}.");

    private static bool Is(XElement grant, string name) => grant.Element(Metadata + name)?.Value.Trim() == "true";
}
