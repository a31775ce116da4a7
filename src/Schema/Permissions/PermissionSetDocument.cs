using System.Xml;
using System.Xml.Linq;

namespace Salesforce.Typed.Schema.Permissions;

/// <summary>
/// A permission set or a profile as the Metadata API writes them (Metadata API Developer Guide, PermissionSet and Profile).
/// </summary>
public sealed class PermissionSetDocument
{
    /// <summary>The namespace of the elements, as text.</summary>
    public const string MetadataNamespace = "http://soap.sforce.com/2006/04/metadata";

    private static readonly XNamespace Metadata = MetadataNamespace;

    private readonly string _file;

    private PermissionSetDocument(string file) => _file = file;

    /// <summary>The objects, in the order of the file.</summary>
    public IReadOnlyList<ObjectPermission> Objects { get; private set; } = [];

    /// <summary>The fields, in the order of the file.</summary>
    public IReadOnlyList<FieldPermission> Fields { get; private set; } = [];

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">The file is not a permission set. The message names the file and the place.</exception>
    public static PermissionSetDocument Read(string file)
    {
        var document = new PermissionSetDocument(file);
        var root = Load(file);
        if (root.Name != Metadata + "PermissionSet" && root.Name != Metadata + "Profile")
            throw new InvalidDataException($"{file}: a permission set is <PermissionSet xmlns=\"{Metadata}\">.");
        document.Objects = [.. root.Elements(Metadata + "objectPermissions").Select(document.Object)];
        document.Fields = [.. root.Elements(Metadata + "fieldPermissions").Select(document.Field)];
        return document;
    }

    private static XElement Load(string file)
    {
        try
        {
            using var text = new StringReader(DescribeText.ReadFile(file));
            using var reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return XElement.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException e)
        {
            throw new InvalidDataException($"{file}: {e.Message}", e);
        }
    }

    private ObjectPermission Object(XElement grant) =>
        new(Text(grant, "object"), Is(grant, "allowRead"), Is(grant, "allowCreate"), Is(grant, "allowEdit"), Is(grant, "allowDelete"));

    private FieldPermission Field(XElement grant) => new(Text(grant, "field"), Is(grant, "readable"), Is(grant, "editable"));

    private string Text(XElement grant, string name) => Value(grant, name) is { Length: > 0 } text
        ? text
        : throw new InvalidDataException($"{At(grant)}: {grant.Name.LocalName} without {name}.");

    // What is not written is not granted.
    private bool Is(XElement grant, string name) => Value(grant, name) switch
    {
        null or "false" or "0" => false,
        "true" or "1" => true,
        var other => throw new InvalidDataException($"{At(grant)}: {name} is true or false, and not {VisibleText.Quote(other)}."),
    };

    private static string? Value(XElement grant, string name) => grant.Element(Metadata + name)?.Value.Trim();

    private string At(IXmlLineInfo place) => $"{_file}({place.LineNumber},{place.LinePosition})";
}
