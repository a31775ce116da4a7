using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator.Models;

/// <summary>All that the code of one object says: a plan, plain data with value equality, before any text.</summary>
internal sealed record ObjectModel
{
    public string Namespace { get; init; } = "";

    public string ApiName { get; init; } = "";

    public string TypeName { get; init; } = "";

    /// <summary>The name of its set on the client.</summary>
    public string SetName { get; init; } = "";

    public string Label { get; init; } = "";

    /// <summary>The prefix of its ids, where every org has the same.</summary>
    public string? KeyPrefix { get; init; }

    /// <summary>Whether its tables are string literals: see <see cref="SchemaIndex.HasRoomForTables"/>.</summary>
    public bool HasStringTables { get; init; }

    /// <summary>The name of its file.</summary>
    public string HintName { get; init; } = "";

    public EquatableArray<MemberModel> Members { get; init; }

    public EquatableArray<PicklistModel> Picklists { get; init; }

    public EquatableArray<ReferenceModel> References { get; init; }

    public EquatableArray<KeyModel> Keys { get; init; }

    /// <summary>The fields that the org lost, and the relationships behind them.</summary>
    public EquatableArray<RemovedMember> RemovedMembers { get; init; }

    /// <summary>For an object that the org lost: what is said of that.</summary>
    public Removal? Removal { get; init; }

    /// <summary>The C# names of the objects that relationships lead to, by number.</summary>
    public EquatableArray<string> Related { get; init; }

    /// <summary>What is worth a note, though nothing is wrong.</summary>
    public EquatableArray<SnapshotProblem> Notes { get; init; }
}
