using System.Runtime.ExceptionServices;
using Salesforce.Typed.Core.Ids;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Composite;
using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Queries.Wire;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Composite;

/// <summary>
/// A unit of work: steps in one request, each of which may use the ids and fields that those before it bring. POST <c>/composite</c>, 25
/// steps, at most five of them queries or collections, carried out in their order; one call of the day's (REST API, Send Multiple Requests
/// Using Composite).
/// </summary>
public sealed partial class CompositeUnit : StepUnit
{
    private readonly bool _allOrNone;

    internal CompositeUnit(RestTransport transport, bool allOrNone)
        : base(transport) => _allOrNone = allOrNone;

    internal override string Kind => "composite";

    /// <summary>Runs a query: GET <c>query</c>. Its conditions may hold ids and fields that earlier steps are yet to bring.</summary>
    /// <typeparam name="TRow">The type of a row.</typeparam>
    /// <param name="query">The query, of the same client.</param>
    /// <exception cref="ArgumentException">It is too long, of another client, or refers to a step of another unit.</exception>
    /// <exception cref="InvalidOperationException">The unit was sent.</exception>
    public QueryStep<TRow> Query<TRow>(SoqlRows<TRow> query) => AddQuery(query);

    /// <summary>Creates up to 200 records of one object: POST <c>composite/sobjects</c>. Needs the right to create.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="records">The records; their id fields may hold ids that earlier steps are yet to give.</param>
    /// <exception cref="ArgumentException">
    /// There are none or too many, one cannot be created as it is, or refers to a step of another unit.
    /// </exception>
    /// <exception cref="InvalidOperationException">The unit was sent.</exception>
    public SaveManyStep<T> Create<T>(IEnumerable<T> records)
        where T : SObject, ISObjectType
    {
        var list = List(records, CollectionCuts.MostRecords);
        var references = NewReferences();
        for (var i = 0; i < list.Length; i++)
            RecordWriter.Check(list[i], FieldUse.Create, references: references, place: i);
        return Save(ObjectOf(list), HttpMethod.Post, "", list, [.. Enumerable.Range(0, list.Length)], FieldUse.Create, references);
    }

    /// <summary>
    /// Sends what was set on up to 200 records of one object: PATCH <c>composite/sobjects</c>. A record from the org without a change is
    /// not sent, and its outcome is <see cref="OutcomeStatus.Unchanged"/>. Needs the right to edit.
    /// </summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="records">The records with their ids, which may be those that earlier steps are yet to give.</param>
    /// <exception cref="ArgumentException">
    /// There are none or too many, one has no id, cannot be updated as it is, was made by code and has nothing set, or refers to a step of
    /// another unit.
    /// </exception>
    /// <exception cref="InvalidOperationException">The unit was sent.</exception>
    public SaveManyStep<T> Update<T>(IEnumerable<T> records)
        where T : SObject, ISObjectType
    {
        var list = List(records, CollectionCuts.MostRecords);
        var references = NewReferences();
        foreach (var record in list)
        {
            _ = TextOf(record.RecordId, references, record.Layout.Info);
            RecordWriter.Check(record, FieldUse.Update, references: references);
        }
        int[] places = [.. Enumerable.Range(0, list.Length).Where(i => WriteRules.HasUpdate(list[i], place: i))];
        return Save(ObjectOf(list), HttpMethod.Patch, "", list, places, FieldUse.Update, references);
    }

    /// <summary>
    /// Creates or updates up to 200 records by an external id that each has set, or was loaded with: PATCH
    /// <c>composite/sobjects/X/{field}</c>. A record from the org without a change is not sent, and its outcome is
    /// <see cref="OutcomeStatus.Unchanged"/>. Needs the rights to create and to edit; a key that is not unique needs View All Data.
    /// </summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <typeparam name="TFields">Its fields.</typeparam>
    /// <typeparam name="TKeys">Its keys.</typeparam>
    /// <typeparam name="TValue">The type of the key.</typeparam>
    /// <param name="set">The object, as <c>org.Account</c>.</param>
    /// <param name="key">The key field, which is an external id: the platform takes no record ids here.</param>
    /// <param name="records">The records.</param>
    /// <exception cref="ArgumentException">
    /// There are none or too many, one has no key or cannot be sent as it is, or refers to a step of another unit.
    /// </exception>
    /// <exception cref="InvalidOperationException">The unit was sent.</exception>
    public SaveManyStep<T> Upsert<T, TFields, TKeys, TValue>(
        SObjectSet<T, TFields, TKeys> set, Func<TKeys, Key<T, TValue>> key, IEnumerable<T> records)
        where T : SObject<T, TFields>, ISObject<T>
        where TFields : struct
        where TKeys : struct
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(key);
        return AddUpsert(T.Info, key(default).Name, records);
    }

    /// <summary>Deletes up to 200 records of one object: DELETE <c>composite/sobjects?ids=</c>. Needs the right to delete.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="ids">The ids, which may be those that earlier steps are yet to give.</param>
    /// <exception cref="ArgumentException">
    /// There are none or too many, one is not the id of a record, or refers to a step of another unit.
    /// </exception>
    /// <exception cref="InvalidOperationException">The unit was sent.</exception>
    public DeleteManyStep<T> Delete<T>(IEnumerable<Id<T>> ids)
        where T : SObject, ISObject<T> => AddDelete(T.Info, ids);

    /// <summary>
    /// Reads up to 2,000 records by their ids, with every field of the snapshot: POST <c>composite/sobjects/X</c>. Needs the right
    /// to read.
    /// </summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="ids">The ids, which may be those that earlier steps are yet to give.</param>
    /// <exception cref="ArgumentException">
    /// There are none or too many, one is not the id of a record, or refers to a step of another unit.
    /// </exception>
    /// <exception cref="InvalidOperationException">The unit was sent.</exception>
    public GetManyStep<T> Get<T>(IEnumerable<Id<T>> ids)
        where T : SObject, ISObject<T> => AddGet(T.Info, ids);

    /// <summary>
    /// Sends the steps, and gives each its result. What becomes of a step that is not all or none with others is not thrown: each step
    /// reports, and reading the result of one that failed throws. More steps than a request takes become several, one after the other,
    /// where no step refers across the cut.
    /// </summary>
    /// <param name="cancellationToken">Sends no further requests.</param>
    /// <exception cref="CompositeException">All or none was asked for, and a step failed: nothing of the unit is written.</exception>
    /// <exception cref="InvalidOperationException">
    /// The unit was sent before; or it has more steps than a request takes, and cannot be cut because it is all or none or its steps refer
    /// to each other. Nothing was sent.
    /// </exception>
    /// <exception cref="SalesforceApiException">All or none was asked for, and the org refused the request as a whole.</exception>
    /// <exception cref="OperationCanceledException">It was canceled; the steps tell what happened to them.</exception>
    public async Task SendAsync(CancellationToken cancellationToken = default)
    {
        await SendAllAsync(cancellationToken).ConfigureAwait(false);
        if (!_allOrNone || Steps.All(s => s.Succeeded))
            return;
        // One request carried them all: where it failed as a whole, or where all is done and the rest of a query's rows did not come, that
        // is all there is to tell.
        var sent = Steps.Where(s => s.Call is not null).ToList();
        if (sent.Exists(s => !s.IsAnswered || s.Succeeded) && sent.Find(s => s.Cause is not null) is { } step)
            ExceptionDispatchInfo.Throw(step.Cause!);
        throw new CompositeException(Steps);
    }

    private protected override IReadOnlyList<CollectionRequest> Cut(UnitStep[] steps)
    {
        var places = Enumerable.Range(0, steps.Length).ToDictionary(i => steps[i].Number, i => i);
        var parts = CompositeCuts.Cut(
            Array.ConvertAll(steps, s => s.Call!.IsHeavy),
            Array.ConvertAll(steps, s => s.Call!.Needs.Select(n => places[n]).ToArray()),
            i => steps[i].Name);
        if (_allOrNone && parts.Count > 1)
            throw new InvalidOperationException(
                $"All or none holds within one request, which takes {CompositeCuts.MostSteps} steps, {CompositeCuts.MostHeavy} of them "
                    + $"queries or collections; these are {steps.Length} steps, {steps.Count(s => s.Call!.IsHeavy)} of them such. Write "
                    + $"records of one object as a collection, write related records as a graph, or say allOrNone: false.");
        return [.. parts.Select(p => new CompositeRequest(Transport.DataPath, steps[p.First..p.End], p.First, _allOrNone))];
    }

    private SaveManyStep<T> AddUpsert<T>(SObjectInfo info, string name, IEnumerable<T> records)
        where T : SObject, ISObjectType
    {
        var list = List(records, CollectionCuts.MostRecords);
        var references = NewReferences();
        int[] places = [.. Collections.CheckUpsert(info, name, list, references)];
        return Save(info, HttpMethod.Patch, $"/{info.Name}/{name}", list, places, FieldUse.Create | FieldUse.Update, references,
            info.Find(name));
    }

    private DeleteManyStep<T> AddDelete<T>(SObjectInfo info, IEnumerable<Id<T>> ids)
        where T : SObject, ISObjectType
    {
        Id<T>[] list = Bounded(ids, CollectionCuts.MostRecords);
        var references = NewReferences();
        var texts = string.Join(',', list.Select(id => TextOf(id.Raw, references, info)));
        var call = new StepCall(HttpMethod.Delete, $"composite/sobjects?ids={texts}{(_allOrNone ? "&allOrNone=true" : "")}", info.Name)
        {
            IsHeavy = true,
            Needs = Needs(references),
        };
        return Add(new DeleteManyStep<T>(this, call, list));
    }

    private GetManyStep<T> AddGet<T>(SObjectInfo info, IEnumerable<Id<T>> ids)
        where T : SObject, ISObjectType
    {
        Id<T>[] list = Bounded(ids, CollectionCuts.MostRead);
        var references = NewReferences();
        foreach (var id in list)
            _ = TextOf(id.Raw, references, info);
        var call = new StepCall(HttpMethod.Post, "composite/sobjects/" + info.Name, info.Name)
        {
            Body = writer => Retrieval.WriteBody(writer, info.DefaultPlan, list.Select(id => id.Raw)),
            IsHeavy = true,
            IsRead = true,
            Needs = Needs(references),
        };
        return Add(new GetManyStep<T>(this, call, info.DefaultPlan, list.Length));
    }

    // Records of one type are of one object, but for those whose object is named at run time.
    private static SObjectInfo ObjectOf(SObject[] records)
    {
        var info = records[0].Layout.Info;
        var other = Array.FindIndex(records, r => r.Layout.Info.Name != info.Name);
        return other < 0
            ? info
            : throw new ArgumentException($"A step takes records of one object; the first is a {info.Name}, and the one at place {other} "
                + $"a {records[other].Layout.Info.Name}. Add a step for each object.", nameof(records));
    }

    private SaveManyStep<T> Save<T>(
        SObjectInfo info, HttpMethod method, string below, T[] records, int[] places, FieldUse use, References? references,
            FieldInfo? key = null)
        where T : SObject, ISObjectType
    {
        var call = places.Length == 0 ? null : new StepCall(method, "composite/sobjects" + below, info.Name)
        {
            Body = writer => CollectionBody.Write(writer, records, places, use, _allOrNone, key),
            IsHeavy = true,
            Needs = Needs(references),
        };
        return Add(new SaveManyStep<T>(this, call, records, places, isUpdate: use == FieldUse.Update));
    }

    private static T[] List<T>(IEnumerable<T> records, int most)
        where T : SObject
    {
        var list = Bounded(records, most);
        foreach (var record in list)
            ArgumentNullException.ThrowIfNull(record, nameof(records));
        return list;
    }

    private static TValue[] Bounded<TValue>(IEnumerable<TValue> items, int most)
    {
        ArgumentNullException.ThrowIfNull(items);
        TValue[] list = [.. items];
        return list.Length is > 0 && list.Length <= most
            ? list
            : throw new ArgumentException($"A step takes 1 to {most:N0} records; these are {list.Length:N0}. More of them are several "
                + $"steps, or a call of their own outside of the composite.", nameof(items));
    }
}
