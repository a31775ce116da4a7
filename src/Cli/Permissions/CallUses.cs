using Salesforce.Typed.Cli.Permissions.Il;

namespace Salesforce.Typed.Cli.Permissions;

/// <summary>What calls of generated and of runtime members do with the org.</summary>
internal sealed class CallUses(GeneratedTypes generated, CodeUses uses)
{
    private const string Space = "Salesforce.Typed.";

    // What a query is called for without reading its rows' fields.
    private static readonly HashSet<string> Builders =
    [
        "AllAsync", "AllCustomFields", "AllFields", "AllStandardFields", "AnyAsync", "BatchSize", "CountAsync", "ExplainAsync",
        "ForReference", "ForView", "GroupBy", "IncludeDeleted", "Only", "OrderBy",
        "OrderByDescending", "Project", "Select", "Skip", "Take", "ThenBy", "ThenByDescending", "ToSoql", "ToString", "UpdateTracking",
        "UpdateViewStat", "UsingScope", "Where", "WithChildren",
        "WithDataCategory", "WithRecordVisibilityContext", "Aggregate", "Query",
    ];

    private static readonly HashSet<string> Choosers = ["Only", "AllFields", "AllStandardFields", "AllCustomFields"];

    private static readonly object Chosen = new();

    private readonly HashSet<string> _made = [];
    private readonly HashSet<(string Object, string Member)> _looked = [];
    private readonly HashSet<(string Object, string Member)> _keys = [];
    private readonly HashSet<string> _upserted = [];
    private readonly HashSet<string> _rawSoql = [];
    private ObjectUse _ofAny;

    /// <summary>Notes what a call does, and what is known of its result.</summary>
    public IlValue? Follow(IlCall call)
    {
        if (generated.OfFields(call.Declaring) is { } withFields)
            OnProperty(call, name => uses.AddMember(withFields, name, isSet: false), null);
        else if (generated.OfKeys(call.Declaring) is { } withKeys)
            OnProperty(call, name => AddKey(withKeys, name), null);
        else if (generated.OfRecord(call.Declaring) is { } record)
            OnRecord(record, call);
        else if (call.Declaring.Name.StartsWith(Space, StringComparison.Ordinal))
            OnRuntime(call);
        if (QueryOf(call.Return) is { } set)
            uses.Add(set, ObjectUse.Read);
        NoteLoads(call);
        return Result(call);
    }

    /// <summary>Notes what depends on all of the code.</summary>
    public void End()
    {
        foreach (var made in _ofAny == ObjectUse.None ? [] : _made)
            uses.Add(made, _ofAny);
        foreach (var (@object, member) in _looked.Where(l => _rawSoql.Contains(l.Object)))
            uses.AddMember(@object, member, isSet: false);
        foreach (var (@object, member) in _keys.Where(k => _upserted.Contains(k.Object)))
            uses.AddMember(@object, member, isSet: member != "Id");
    }

    private static void OnProperty(IlCall call, Action<string> read, Action<string>? set)
    {
        // An underscore at the end only makes a name free.
        if (call.Name.StartsWith("get_", StringComparison.Ordinal))
            read(call.Name[4..].TrimEnd('_'));
        else if (call.Name.StartsWith("set_", StringComparison.Ordinal))
            set?.Invoke(call.Name[4..].TrimEnd('_'));
    }

    private void OnRecord(string record, IlCall call)
    {
        if (call.Name == ".ctor")
            _made.Add(record);
        OnProperty(call, name => _looked.Add((record, name)), name => uses.AddMember(record, name, isSet: true));
    }

    private void AddKey(string @object, string name)
    {
        _keys.Add((@object, name));
        uses.AddMember(@object, name, isSet: false);
    }

    private void OnRuntime(IlCall call)
    {
        // The runtime's types have distinct names, whichever of its namespaces they are in.
        var type = call.Declaring.Name[(call.Declaring.Name.LastIndexOf('.') + 1)..];
        switch (type)
        {
            case "SObjectSet`3" when generated.OfRecord(call.Declaring.Arguments[0]) is { } set:
                OnSet(set, call);
                break;
            case "StepUnit" or "CompositeUnit" or "GraphUnit" or "BatchUnit"
                when call.MethodArguments is [var argument, ..] && generated.OfRecord(argument) is { } step:
                OnUse(step, call.Name, isWhole: true);
                break;
            case "SalesforceClient":
                OnClient(call);
                break;
            case "WebServerFlow" when call.Name == ".ctor":
                uses.Scopes.Add("refresh_token");
                break;
            default:
                if (call.Name == "Changes" && call.MethodArguments is [var changed, ..] && generated.OfRecord(changed) is { } followed)
                    uses.Add(followed, ObjectUse.Read);
                break;
        }
    }

    private void OnSet(string set, IlCall call) => OnUse(set, Verb(call.Name), isWhole: !call.Parameters.Any(IsFieldList));

    // CreateAsync, CreateManyAsync and CreateWithFileAsync all create.
    private static string Verb(string method)
    {
        foreach (var end in (ReadOnlySpan<string>)["Async", "Many", "ByKey", "WithFile"])
        {
            if (method.EndsWith(end, StringComparison.Ordinal))
                method = method[..^end.Length];
        }
        return method;
    }

    private void OnUse(string @object, string verb, bool isWhole)
    {
        switch (verb)
        {
            case "Create" or "Reserve":
                uses.Add(@object, ObjectUse.Create);
                break;
            case "Update":
                uses.Add(@object, ObjectUse.Edit);
                break;
            case "Upsert":
                uses.Add(@object, ObjectUse.Create | ObjectUse.Edit);
                _upserted.Add(@object);
                break;
            case "Delete":
                uses.Add(@object, ObjectUse.Delete);
                break;
            case "Get" when isWhole:
                uses.AddAllFields(@object);
                break;
            case "Get" or "OpenFile" or "GetUpdated" or "GetDeleted" or "GetInformation":
                uses.Add(@object, ObjectUse.Read);
                break;
        }
    }

    private void OnClient(IlCall call)
    {
        var argument = call.MethodArguments.Select(generated.OfRecord).FirstOrDefault();
        switch (call.Name)
        {
            case "CreateTreeAsync" when argument is not null:
                uses.Add(argument, ObjectUse.Create);
                break;
            case "CreateManyAsync":
                _ofAny |= ObjectUse.Create;
                break;
            case "UpdateManyAsync":
                _ofAny |= ObjectUse.Edit;
                break;
            case "Query" when argument is not null:
                uses.Add(argument, ObjectUse.Read);
                _rawSoql.Add(argument);
                uses.Notes.Add($"SOQL as text reads {argument}: counted are the members of its record that code looks at, and not what "
                    + $"the statement filters by.");
                break;
            case "Query" or "QueryAsync" or "SearchAsync" or "ParameterizedSearchAsync" or "SendAsync" or "ExplainAsync":
                uses.Notes.Add(
                    $"{call.Name} takes a text or an address: what it reads or does is not in the code's types, and not counted.");
                break;
        }
    }

    // A query whose rows are taken without Select or Only reads every field.
    private void NoteLoads(IlCall call)
    {
        if (call.Name == "WithChildren" && call.MethodArguments is [var child, ..] && generated.OfRecord(child) is { } children)
            uses.AddAllFields(children);
        if (call.Declaring.Name.StartsWith(Space + "Generated.", StringComparison.Ordinal) || !(call.Declaring.Name.StartsWith(
            Space, StringComparison.Ordinal) || call.Declaring.Name.StartsWith("System.", StringComparison.Ordinal)))
            return;
        foreach (var value in call.Arguments)
        {
            if (value.Tag == Chosen || QueryOf(value.Type) is not { } rows)
                continue;
            var isOwnCall = ReferenceEquals(value, call.Receiver)
                && (Builders.Contains(call.Name) || call.Declaring.Name == Space + "SObjectSet`3");
            // The key of an upsert in a unit of work is passed by its set.
            if (!isOwnCall && !(call.Name == "Upsert" && value.Type.Name == Space + "SObjectSet`3"))
                uses.AddAllFields(rows);
        }
    }

    private IlValue? Result(IlCall call) =>
        call.Receiver is { } receiver && QueryOf(receiver.Type) is not null && QueryOf(call.Return) is not null
            ? new IlValue(call.Return) { Tag = Choosers.Contains(call.Name) ? Chosen : receiver.Tag }
            : null;

    private string? QueryOf(IlType type) => type.Name is Space + "SObjectSet`3" or Space + "SoqlQuery`2" or Space + "LimitedQuery`2"
        or Space + "OrderedQuery`2" ? generated.OfRecord(type.Arguments[0]) : null;

    private static bool IsFieldList(IlType parameter) =>
        parameter is { Name: "System.Func`2", Arguments: [_, { Name: "[]", Arguments: [{ Name: Space + "AnyField" }] }] };
}
