using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Salesforce.Typed.Cli.Permissions;

/// <summary>A permission set as the metadata API has it (Metadata API Developer Guide, PermissionSet).</summary>
internal static class PermissionSetXml
{
    private static readonly XNamespace Metadata = "http://soap.sforce.com/2006/04/metadata";

    /// <summary>The text of a <c>.permissionset-meta.xml</c>: elements in the order in which the org itself writes them.</summary>
    public static string Write(PermissionSet permissions, string label)
    {
        var root = new XElement(
            Metadata + "PermissionSet",
            permissions.Fields.Select(f => Element("fieldPermissions", ("editable", f.Value), ("field", f.Key), ("readable", true))),
            new XElement(Metadata + "hasActivationRequired", false),
            new XElement(Metadata + "label", label),
            permissions.Objects.Select(o => Element(
                "objectPermissions",
                ("allowCreate", o.Value.HasFlag(ObjectUse.Create)),
                ("allowDelete", o.Value.HasFlag(ObjectUse.Delete)),
                ("allowEdit", o.Value.HasFlag(ObjectUse.Edit)),
                ("allowRead", o.Value.HasFlag(ObjectUse.Read)),
                ("modifyAllRecords", false),
                ("object", o.Key),
                ("viewAllRecords", false))),
            Element("userPermissions", ("enabled", true), ("name", "ApiEnabled")));
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, IndentChars = "    ", NewLineChars = "\n", OmitXmlDeclaration = true }))
            root.Save(writer);
        return text.Append('\n').ToString();
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">The file is no permission set.</exception>
    public static PermissionSet Read(string path)
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
        if (root.Name != Metadata + "PermissionSet")
            throw new InvalidDataException($"{path}: a permission set is <PermissionSet xmlns=\"{Metadata}\">.");
        var objects = new SortedDictionary<string, ObjectUse>(StringComparer.Ordinal);
        foreach (var grant in root.Elements(Metadata + "objectPermissions"))
        {
            var use = (Is(grant, "allowRead") ? ObjectUse.Read : 0) | (Is(grant, "allowCreate") ? ObjectUse.Create : 0) | (Is(grant, "allowEdit") ? ObjectUse.Edit : 0) | (Is(grant, "allowDelete") ? ObjectUse.Delete : 0);
            if (use != ObjectUse.None)
                objects[Text(grant, "object")] = use;
        }
        var fields = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var grant in root.Elements(Metadata + "fieldPermissions").Where(f => Is(f, "readable") || Is(f, "editable")))
            fields[Text(grant, "field")] = Is(grant, "editable");
        return new PermissionSet(objects, fields);
    }

    private static XElement Element(string name, params (string Name, object Value)[] members) =>
        new(Metadata + name, members.Select(m => new XElement(Metadata + m.Name, m.Value)));

    private static string Text(XElement grant, string name) => grant.Element(Metadata + name)?.Value.Trim() ?? "";

    private static bool Is(XElement grant, string name) => Text(grant, name) == "true";
}
