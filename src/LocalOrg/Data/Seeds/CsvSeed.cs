using System.Text.Json;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Data.Records;

namespace Salesforce.Typed.Testing.Data.Seeds;

/// <summary>
/// Fills an org from CSV in the form of Bulk API 2.0: a column a field, an empty cell leaves the field alone, <c>#N/A</c> clears it, and
/// <c>Account.ErpId__c</c> (<c>User:Owner.Username</c> where the parent may be of several objects) names a parent by a key of its own. A
/// column
/// <c>@</c> holds the reference by which later rows, of any file, call the record.
/// </summary>
internal sealed class CsvSeed(OrgModel objects, RecordReader reader, RecordWriter writer, SeedReferences references, Action created)
{
    private const string ReferenceColumn = "@";
    private const string Cleared = "#N/A";

    /// <summary>Creates a record for each row.</summary>
    /// <exception cref="InvalidDataException">
    /// The file cannot be read, or the org does not take a row; the message says which line.
    /// </exception>
    public void Load(string file, string sObject)
    {
        var model = objects.Find(sObject)
            ?? throw new InvalidDataException(
                $"{file}: the org has no object '{sObject}'; a CSV seed is named after its object, unless a plan says of which it is.");
        using var rows = CsvRows.Read(DescribeText.ReadFile(file), file).GetEnumerator();
        if (!rows.MoveNext())
            throw new InvalidDataException($"{file}: the first line has the names of the fields.");
        var names = rows.Current.Cells.ConvertAll(n => n.Trim());
        if (names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InvalidDataException($"{file}:{rows.Current.Line}: the column '{twice.Last()}' is there twice.");
        while (rows.MoveNext())
        {
            var (line, cells) = rows.Current;
            var place = $"{file}:{line}";
            if (cells.Count != names.Count)
                throw new InvalidDataException($"{place}: {cells.Count} cells, and the first line has {names.Count}.");
            try
            {
                Create(model, names, cells, place);
            }
            catch (ApiException e)
            {
                throw new InvalidDataException($"{place}: {e.ErrorCode}: {e.Message}", e);
            }
        }
    }

    private void Create(ObjectModel model, List<string> names, List<string> cells, string place)
    {
        var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            for (var i = 0; i < names.Count; i++)
            {
                if (cells[i].Length > 0 && names[i] != ReferenceColumn)
                    Write(json, names[i], SeedReferences.Of(model.Find(names[i]), cells[i]) is { } wanted
                        ? references.Find(wanted, place)
                        : cells[i] == Cleared ? null : cells[i]);
            }
            json.WriteEndObject();
        }
        using var body = JsonBody.Parse(text.ToArray());
        var id = writer.Create(reader.Read(model, body.Root, body, isCreate: true), ChangeOrigin.None).Id;
        created();
        if (names.IndexOf(ReferenceColumn) is var at && at >= 0 && cells[at].Length > 0)
            references.Add(cells[at], id);
    }

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        // A colon before the dot names the parent's object.
        var colon = dot < 0 ? -1 : name.AsSpan(0, dot).IndexOf(':');
        if (dot < 0)
        {
            json.WriteString(name, value);
            return;
        }
        json.WriteStartObject(name[(colon + 1)..dot]);
        if (colon > 0)
        {
            json.WriteStartObject("attributes");
            json.WriteString("type", name[..colon]);
            json.WriteEndObject();
        }
        json.WriteString(name[(dot + 1)..], value);
        json.WriteEndObject();
    }
}
