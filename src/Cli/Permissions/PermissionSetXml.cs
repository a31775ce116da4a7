using System.Text;
using System.Xml;
using System.Xml.Linq;
using Salesforce.Typed.Schema.Permissions;

namespace Salesforce.Typed.Cli.Permissions;

/// <summary>A permission set as the metadata API has it (Metadata API Developer Guide, PermissionSet).</summary>
internal static class PermissionSetXml
{
    private static readonly XNamespace Metadata = PermissionSetDocument.MetadataNamespace;

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
        using (var writer = XmlWriter.Create(
            text, new XmlWriterSettings { Indent = true, IndentChars = "    ", NewLineChars = "\n", OmitXmlDeclaration = true }))
            root.Save(writer);
        return text.Append('\n').ToString();
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">The file is not a permission set.</exception>
    public static PermissionSet Read(string path)
    {
        var set = PermissionSetDocument.Read(path);
        var objects = new SortedDictionary<string, ObjectUse>(StringComparer.Ordinal);
        foreach (var grant in set.Objects)
        {
            var use = (grant.AllowRead ? ObjectUse.Read : 0) | (grant.AllowCreate ? ObjectUse.Create : 0)
                | (grant.AllowEdit ? ObjectUse.Edit : 0) | (grant.AllowDelete ? ObjectUse.Delete : 0);
            if (use != ObjectUse.None)
                objects[grant.Object] = use;
        }
        var fields = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var grant in set.Fields.Where(f => f.IsReadable || f.IsEditable))
            fields[grant.Field] = grant.IsEditable;
        return new PermissionSet(objects, fields);
    }

    private static XElement Element(string name, params (string Name, object Value)[] members) =>
        new(Metadata + name, members.Select(m => new XElement(Metadata + m.Name, m.Value)));
}
