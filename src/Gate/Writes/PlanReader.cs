using System.Globalization;
using System.Text.Json;
using Salesforce.Typed.Gate.Tools;
using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Model;
using Salesforce.Typed.Policy.Writes;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Gate.Writes;

/// <summary>Reads the arguments of tools into the items of a plan, and decides each of them.</summary>
/// <param name="access">The agent.</param>
/// <param name="scope">The steps that references may name; null where the call has one step.</param>
internal sealed class PlanReader(AgentAccess access, StepScope? scope)
{
    private const int MostRecords = 200;
    private const int MostLevels = 5;

    private readonly List<PlanItem> _items = [];
    private bool _needsApproval;

    /// <summary>The plan of what was read.</summary>
    public WritePlan Plan(string tool, bool allOrNone) => new(_items, allOrNone, _needsApproval) { Tool = tool };

    /// <summary>Adds a step that reads.</summary>
    public Refusal? AddRead(int step, string name, ToolArguments arguments)
    {
        var (request, refusal) = GetTool.Read(access, arguments, scope, step, name);
        if (refusal is not null)
            return refusal;
        _ = scope!.TryAdd(name, _items.Count, request!.Object, 0, hasIds: false);
        _items.Add(request);
        return null;
    }

    /// <summary>Adds a step that writes.</summary>
    public Refusal? AddWrite(int step, string? name, WriteKind kind, ToolArguments arguments)
    {
        var (sobject, key) = (arguments.Text("object")!, arguments.Text("key"));
        IReadOnlyList<JsonElement> given = kind == WriteKind.Delete ? [] : arguments.Records("records");
        if (Decide(kind, sobject, given, key) is { } refused)
            return refused;
        var view = access.View.Find(sobject)!;
        var field = key is null ? null : view.FindField(key)!;
        if (field is not null && !field.Is(FieldTraits.ExternalId) && !field.Is(FieldTraits.IdLookup))
            return new Refusal(RefusalCode.Invalid, $"{field.Name} is not a key of {view.Name}.");
        if (kind == WriteKind.Upsert && access.FilterOf(view.Name) is not null)
        {
            return new Refusal(RefusalCode.Denied, $"Records of {view.Name} cannot be upserted: create or update them.",
                $"{view.Name} has a row filter, and a key may find a row outside of it.");
        }
        var (since, wrong) = ReadTime(arguments.Text("unchanged_since"));
        if (wrong is not null)
            return wrong;
        var (records, refusal) = kind == WriteKind.Delete
            ? ReadIds(view, arguments.Texts("ids"))
            : new WriteRecords(view, kind, field?.Name, scope).Read(given);
        if (refusal is not null)
            return refusal;
        if (name is not null)
            _ = scope!.TryAdd(name, _items.Count, view.Name, records!.Count, kind is WriteKind.Create or WriteKind.Upsert);
        return Add(
            new WriteRequest(step, name, kind, view.Name, records!)
            {
                Key = field?.Name, UnchangedSince = since, Grant = Grant(view.Name),
            }, level: 1);
    }

    // Names first: what a hidden object's records would have to look like is not said.
    private Refusal? Decide(WriteKind kind, string sobject, IEnumerable<JsonElement> records, string? besides)
    {
        var view = access.View.Find(sobject);
        var fields = records.SelectMany(r => r.EnumerateObject().Select(m => m.Name))
            .Where(n => view is null || WriteRecords.Relationship(view, kind, n) is null)
            .Concat(besides is null ? [] : [besides]).Distinct(StringComparer.OrdinalIgnoreCase);
        var decision = WritePolicy.Decide(access, kind, sobject, fields);
        _needsApproval |= decision.NeedsApproval;
        return decision.Refusal;
    }

    private Refusal? Add(WriteRequest request, int level)
    {
        var item = _items.Count;
        _items.Add(request);
        var view = access.View.Find(request.Object)!;
        foreach (var name in request.Records.SelectMany(r => r.Children.Keys).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (level == MostLevels)
                return new Refusal(RefusalCode.Invalid, $"Records are nested at most {MostLevels} levels deep.");
            if (AddChildren(request, item, WriteRecords.Relationship(view, WriteKind.Create, name)!, level + 1) is { } refusal)
                return refusal with { Message = $"{name}: {refusal.Message}" };
        }
        return null;
    }

    private Refusal? AddChildren(WriteRequest parent, int item, ChildRelationship relationship, int level)
    {
        var given = new List<JsonElement>();
        var parents = new List<int>();
        for (var i = 0; i < parent.Records.Count; i++)
        {
            var children = parent.Records[i].Children.GetValueOrDefault(relationship.RelationshipName!) ?? [];
            given.AddRange(children);
            parents.AddRange(children.Select(_ => i));
        }
        if (given.Count > MostRecords)
            return new Refusal(RefusalCode.Invalid, $"A call creates at most {MostRecords} of them.");
        if (given.Any(r => r.EnumerateObject().Any(m => string.Equals(m.Name, relationship.Field, StringComparison.OrdinalIgnoreCase))))
            return new Refusal(RefusalCode.Invalid, $"{relationship.Field} is set by the record that contains them.");
        if (Decide(WriteKind.Create, relationship.ChildSObject, given, relationship.Field) is { } refused)
            return refused;
        var view = access.View.Find(relationship.ChildSObject)!;
        var (records, refusal) = new WriteRecords(view, WriteKind.Create, null, scope).Read(given);
        if (refusal is not null)
            return refusal;
        var field = view.FindField(relationship.Field)!.Name;
        var placed = records!.Select((r, i) => r with
        {
            References = new Dictionary<string, StepRow>(r.References, StringComparer.OrdinalIgnoreCase)
            {
                [field] = new StepRow(
                    item, parents[i], string.Create(CultureInfo.InvariantCulture, $"the {parent.Object} at place {parents[i]}")),
            },
        });
        return Add(
            new WriteRequest(parent.Step, parent.Name, WriteKind.Create, view.Name, [.. placed])
            {
                Place = new ChildPlace(item, relationship.RelationshipName!, parents), Grant = Grant(view.Name),
            }, level);
    }

    private string Grant(string sobject) => $"{sobject}: {access.Agent.GrantOf(sobject)!.Access.ToString().ToLowerInvariant()}";

    private static (List<WriteRecord>? Records, Refusal? Refusal) ReadIds(SObjectDescribe view, IReadOnlyList<string> ids)
    {
        var refusal = ids.Any(StepScope.IsIn)
            ? new Refusal(RefusalCode.Invalid, "delete takes ids, and no references to records that the same call writes.")
            : RecordIds.Check(ids) ?? ids.Select(id => WriteRecords.CheckId(view, id)).FirstOrDefault(r => r is not null);
        if (refusal is null && ids.DistinctBy(RecordIds.Normal).Count() < ids.Count)
            refusal = new Refusal(RefusalCode.Invalid, "The same record is given twice.");
        return refusal is null
            ? ([.. ids.Select(id => new WriteRecord(id, new Dictionary<string, JsonElement>()))], null)
            : (null, refusal);
    }

    private static (DateTimeOffset? Time, Refusal? Refusal) ReadTime(string? text)
    {
        if (text is null)
            return (null, null);
        return DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out var time)
            ? (time, null)
            : (null, new Refusal(RefusalCode.Invalid, "'unchanged_since' is written as 2026-01-31T10:00:00Z."));
    }
}
