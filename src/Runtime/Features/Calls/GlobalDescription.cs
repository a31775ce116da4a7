using System.Text.Json;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Describe;

/// <summary>The objects of the org that this user sees.</summary>
public sealed class GlobalDescription
{
    private readonly Dictionary<string, ObjectSummary> _byName;

    internal GlobalDescription(JsonElement describe, ReadOnlyMemory<byte> json, DateTimeOffset? lastModified)
    {
        Encoding = describe.Text("encoding") ?? "";
        MaxBatchSize = (int)(describe.Whole("maxBatchSize") ?? 0);
        Objects = [.. describe.GetProperty("sobjects").EnumerateArray().Select(o => new ObjectSummary(o))];
        _byName = Objects.ToDictionary(o => o.Name, StringComparer.OrdinalIgnoreCase);
        Json = json;
        LastModified = lastModified;
    }

    /// <summary>The encoding of the org's texts.</summary>
    public string Encoding { get; }

    /// <summary>The most records of a batch.</summary>
    public int MaxBatchSize { get; }

    /// <summary>The objects, in the org's order.</summary>
    public IReadOnlyList<ObjectSummary> Objects { get; }

    /// <summary>The whole answer, as it came.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>As of when it is; what the next call asks changes since.</summary>
    public DateTimeOffset? LastModified { get; }

    /// <summary>The object of that name, in any case; null when there is none, or the user does not see it.</summary>
    public ObjectSummary? Find(string name) => _byName.GetValueOrDefault(name);
}
