using System.Security.Cryptography;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>What follows from a file's bytes and name, and the document that the versions of a file hang on.</summary>
internal sealed class FileRules(OrgModel whole, Database database, IChangeLog changes, RecordWriter writer)
{
    /// <summary>Sets length, checksum and extension of a record whose file is written.</summary>
    public static void Describe(Row row)
    {
        switch (row.Object.Name)
        {
            case "Attachment" or "Document" when Bytes(row, "Body") is { } body:
                row.Set("BodyLength", (long)body.Length);
                break;
            case "ContentVersion" when Bytes(row, "VersionData") is { } data:
                Version(row, data);
                break;
        }
    }

    /// <summary>Puts a new version on its document: on the one that it names, or on a new one.</summary>
    /// <param name="row">The version.</param>
    /// <param name="id">The id that it will have.</param>
    /// <param name="context">The user that writes it.</param>
    public void AddToDocument(Row row, string id, WriteContext context)
    {
        if (row.Object.Name != "ContentVersion" || whole.Find("ContentDocument") is not { } documents
            || row.Object.Find("ContentDocumentId") is not { } link)
            return;
        var document = row[link].AsText() ?? writer.CreateUnchecked(documents, [], context.Origin);
        row[link] = document;
        var earlier = $"FROM {row.Object.Table} WHERE {link.Column} = ?1";
        using (var count = database.Prepare($"SELECT COUNT(*) {earlier}"))
            row.Set("VersionNumber", count.Bind(1, document).Step()
                ? (count.Integer(0) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)
                : null);
        row.Set("IsLatest", true);
        if (row.Object.Find("IsLatest") is { } latest)
        {
            changes.Around(row.Object, () => VersionsOf(row.Object, link, document), context, () =>
                database.Execute($"UPDATE {row.Object.Table} SET {latest.Column} = 0 WHERE {link.Column} = ?1", document));
        }
        changes.Around(documents, () => [document], context, () => Copy(row, documents, document, id));
    }

    private List<string> VersionsOf(ObjectModel versions, FieldModel link, string document)
    {
        var ids = new List<string>();
        using var find = database.Prepare($"SELECT Id FROM {versions.Table} WHERE {link.Column} = ?1 AND {ObjectModel.DeletedColumn} = 0");
        find.Bind(1, document);
        while (find.Step())
            ids.Add(find.Text(0)!);
        return ids;
    }

    private static byte[]? Bytes(Row row, string field) =>
        row.Object.Find(field) is { } found && row[found].Kind == SqlKind.Blob ? row[found].Blob : null;

    private static void Version(Row row, byte[] data)
    {
        row.Set("ContentSize", (long)data.Length);
        row.Set("Checksum", Md5(data));
        if (row.Text("PathOnClient") is not { } path)
            return;
        var extension = Path.GetExtension(path).TrimStart('.');
        row.Set("FileExtension", extension.Length > 0 ? extension : null);
        row.Set("FileType", extension.Length > 0 ? extension.ToUpperInvariant() : "UNKNOWN");
        if (row.Text("Title") is null)
            row.Set("Title", Path.GetFileNameWithoutExtension(path));
    }

    // The document shows what its latest version is.
    private void Copy(Row row, ObjectModel documents, string document, string version)
    {
        foreach (var name in (string[])["Title", "FileType", "FileExtension", "ContentSize"])
        {
            if (documents.Find(name) is { } to && row.Object.Find(name) is { } from)
                database.Execute($"UPDATE {documents.Table} SET {to.Column} = ?2 WHERE Id = ?1", document, row[from]);
        }
        if (documents.Find("LatestPublishedVersionId") is { } latest)
            database.Execute($"UPDATE {documents.Table} SET {latest.Column} = ?2 WHERE Id = ?1", document, version);
    }

#pragma warning disable CA5351 // The platform's checksum is this one; nothing is kept secret by it.
    private static string Md5(byte[] data) => Convert.ToHexStringLower(MD5.HashData(data));
#pragma warning restore CA5351
}
