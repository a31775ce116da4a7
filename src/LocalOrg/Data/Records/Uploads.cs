using System.Text.Json;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>The files that came with a call, by the names of their parts.</summary>
internal sealed class Uploads(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
{
    /// <summary>What a call without files has.</summary>
    public static Uploads None { get; } = new(new Dictionary<string, ReadOnlyMemory<byte>>());

    /// <summary>The bytes of the part of that name; null if there is none.</summary>
    public ReadOnlyMemory<byte>? Find(string name) => files.TryGetValue(name, out var bytes) ? bytes : (ReadOnlyMemory<byte>?)null;

    /// <summary>Sets the fields that the parts are named after.</summary>
    public void AddTo(RecordInput input, bool isCreate)
    {
        foreach (var (name, bytes) in files)
            Add(input, name, bytes, isCreate);
    }

    /// <summary>
    /// Sets the field of a collection's record whose attributes name a part: <c>binaryPartName</c> and <c>binaryPartNameAlias</c>.
    /// </summary>
    public void AddTo(RecordInput input, JsonElement record, bool isCreate)
    {
        if (Attribute(record, "binaryPartName") is not { } part)
            return;
        if (!files.TryGetValue(part, out var bytes))
            throw new ApiException(400, "INVALID_MULTIPART_REQUEST", $"No binary part is named {part}");
        Add(input, Attribute(record, "binaryPartNameAlias") ?? part, bytes, isCreate);
    }

    private static void Add(RecordInput input, string name, ReadOnlyMemory<byte> bytes, bool isCreate)
    {
        if (input.Object.Find(name) is not { Kind: ColumnKind.Blob } field)
            throw ApiErrors.NoSuchColumn(name, input.Object.Name);
        if (!(isCreate ? field.IsCreateable : field.IsUpdateable))
            throw ApiErrors.ReadOnly(field.Name);
        input.Values.Add((field, bytes.ToArray()));
    }

    private static string? Attribute(JsonElement record, string name) =>
        record.GetProperty("attributes").TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
