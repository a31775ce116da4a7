using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Data.Records;

namespace Salesforce.Typed.Testing.Data.Seeds;

/// <summary>
/// Fills an org from files in the form of <c>sf data import tree</c>: a tree of records, or a plan that lists such files, and files of CSV.
/// <c>"@Ref"</c> as the value of a reference field is the id of the record with that referenceId, in any file before.
/// </summary>
internal sealed class TreeSeed(OrgModel objects, Database database, RecordReader reader, RecordWriter writer)
{
    private const int LargestFile = 1 << 30;
    private const int MostPlans = 16;
    private const int ReportedRecords = 100;

    private readonly SeedReferences _references = new();

    // The plans that are being loaded: each names the next.
    private readonly List<string> _plans = [];
    private string _file = "";
    private long _records;

    /// <summary>Receives the progress, at most every hundred records.</summary>
    public Action<SeedProgress>? Progress { get; set; }

    /// <summary>Loads a file wholly, or refuses it with what is wrong.</summary>
    /// <exception cref="InvalidDataException">The file cannot be read, or the org does not take a record of it.</exception>
    public void Load(string file) => database.Atomically(() =>
    {
        LoadFile(file, null);
        return true;
    });

    // A pipe or a device has no length, and reading it may not end. A plan names files, and a link may lead to a device.
    private static void RequireRegular(string file)
    {
        var info = new FileInfo(file);
        if ((info.ResolveLinkTarget(returnFinalTarget: true) ?? info) is not FileInfo { Exists: true, Length: var length })
            return;
        if (length is 0 or > LargestFile)
        {
            throw new InvalidDataException(length == 0
                ? $"{file}: the file is empty, or is not a regular file."
                : $"{file}: the file is larger than {LargestFile >> 20} MB. Divide it, and name the parts in a plan.");
        }
    }

    private void LoadFile(string file, string? sObject)
    {
        try
        {
            RequireRegular(file);
            (_file, _records) = (file, 0);
            Read(file, sObject);
            // A plan has no records of its own.
            if (_file == file && _records % ReportedRecords != 0)
                Progress?.Invoke(new SeedProgress(_file, _records));
        }
        catch (UnauthorizedAccessException e)
        {
            throw new InvalidDataException(
                $"{file}: the file cannot be read. {(Directory.Exists(file) ? "It is a folder." : e.Message)}", e);
        }
    }

    private void Read(string file, string? sObject)
    {
        if (Path.GetExtension(file).Equals(".csv", StringComparison.OrdinalIgnoreCase))
        {
            new CsvSeed(objects, reader, writer, _references, Count).Load(file, sObject ?? Path.GetFileNameWithoutExtension(file));
            return;
        }
        try
        {
            using var body = JsonBody.Parse(Utf8Of(file));
            if (body.Root.ValueKind == JsonValueKind.Array)
                LoadPlan(body.Root, Path.GetDirectoryName(Path.GetFullPath(file))!, file);
            else if (body.Root.ValueKind == JsonValueKind.Object && body.Root.TryGetProperty("records", out var records)
                && records.ValueKind == JsonValueKind.Array)
                LoadRecords(records, body, null, default, file);
            else
                throw new InvalidDataException(
                    $"{file}: a seed is an object with \"records\", or a plan: an array of {{\"sobject\", \"files\"}}.");
        }
        catch (ApiException e)
        {
            throw new InvalidDataException($"{file}: {e.ErrorCode}: {e.Message}", e);
        }
    }

    // UTF-8, which nearly every file is, is not copied.
    private static byte[] Utf8Of(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var isUtf8 = Utf8.IsValid(bytes) && bytes is not ([0, ..] or [_, 0, ..]);
        return isUtf8 ? bytes : Encoding.UTF8.GetBytes(DescribeText.Require(bytes, file));
    }

    private void LoadPlan(JsonElement plan, string folder, string file)
    {
        if (_plans.Contains(Path.GetFullPath(file)) || _plans.Count == MostPlans)
        {
            throw new InvalidDataException(_plans.Count == MostPlans
                ? $"{file}: more than {MostPlans} plans name each other. Name the files of records in one plan."
                : $"{file}: the plan names itself{(_plans.Count > 1 ? $", by way of {Path.GetFileName(_plans[^1])}" : "")}. Name files of "
                    + $"records in it.");
        }
        _plans.Add(Path.GetFullPath(file));
        foreach (var step in plan.EnumerateArray())
        {
            if (step.ValueKind != JsonValueKind.Object || !step.TryGetProperty("files", out var files)
                || files.ValueKind != JsonValueKind.Array)
                throw new InvalidDataException($"{file}: every step of a plan has \"files\".");
            var sObject = step.TryGetProperty("sobject", out var of) && of.ValueKind == JsonValueKind.String ? of.GetString() : null;
            foreach (var entry in files.EnumerateArray())
                LoadFile(PlannedFile(entry, folder, file), sObject);
        }
        _plans.RemoveAt(_plans.Count - 1);
    }

    // Older plans have objects here, with switches that mean nothing any more.
    private static string PlannedFile(JsonElement entry, string folder, string plan)
    {
        var name = entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("file", out var inner) ? inner : entry;
        if (name.ValueKind != JsonValueKind.String || name.GetString() is not { Length: > 0 } text
            || text.Contains('\0', StringComparison.Ordinal))
            throw new InvalidDataException($"{plan}: a file of a plan is a string with the name of a file.");
        var file = Path.Combine(folder, text);
        return File.Exists(file) ? file : throw new InvalidDataException(Directory.Exists(file)
            ? $"{plan}: the plan names '{text}', which is a folder. Name the files in it."
            : $"{plan}: the plan names '{text}', and there is no file '{file}'.");
    }

    private void LoadRecords(JsonElement records, JsonBody body, FieldModel? parentField, SqlValue parentId, string file)
    {
        foreach (var record in records.EnumerateArray())
        {
            try
            {
                LoadRecord(record, body, parentField, parentId, file);
            }
            catch (ApiException e)
            {
                throw new InvalidDataException($"{file}:{body.LineOf(record)}: {e.ErrorCode}: {e.Message}", e);
            }
        }
    }

    private void LoadRecord(JsonElement record, JsonBody body, FieldModel? parentField, SqlValue parentId, string file)
    {
        var (model, reference) = TreeAttributes.Of(objects, record);
        var input = reader.Read(model, record, body, isCreate: true, member => IsOurs(model, member));
        foreach (var member in record.EnumerateObject())
        {
            if (model.Find(member.Name) is { } field && Reference(field, member.Value) is { } wanted)
                input.Values.Add((field, _references.Find(wanted, $"{file}:{body.LineOf(member.Value)}")));
        }
        if (parentField is not null)
            input.Values.Add((parentField, parentId));
        var id = writer.Create(input, ChangeOrigin.None).Id;
        Count();
        if (reference is not null)
            _references.Add(reference, id);
        foreach (var member in record.EnumerateObject())
        {
            if (TreeAttributes.Children(member.Value) is { } children && model.FindChild(member.Name) is { } child)
                LoadRecords(children, body, child.Field, id, file);
        }
    }

    private void Count()
    {
        if (++_records % ReportedRecords == 0)
            Progress?.Invoke(new SeedProgress(_file, _records));
    }

    private static bool IsOurs(ObjectModel model, JsonProperty member) =>
        Reference(model.Find(member.Name), member.Value) is not null
            || (TreeAttributes.Children(member.Value) is not null && model.FindChild(member.Name) is not null);

    private static string? Reference(FieldModel? field, JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? SeedReferences.Of(field, value.GetString()) : null;
}
