using Salesforce.Typed.Core.Ids;
using Salesforce.Typed.Features.Composite;
using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Queries.Wire;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Composite;

/// <summary>
/// Steps that travel together, and are sent once: <see cref="CompositeUnit"/>, <see cref="BatchUnit"/> and <see cref="GraphUnit"/>. What
/// can be seen to be wrong with a step is found when it is added. A unit is for one thread at a time.
/// </summary>
public abstract partial class StepUnit
{
    private static int _last;
    private readonly List<UnitStep> _steps = [];
    private readonly int _number = Interlocked.Increment(ref _last) & StepReference.Most;

    private protected StepUnit(RestTransport transport) => Transport = transport;

    /// <summary>The steps, in the order in which they were added.</summary>
    public IReadOnlyList<UnitStep> Steps => _steps;

    /// <summary>The steps that the org refused; those that went with them have another <see cref="UnitStep.Status"/>.</summary>
    public IEnumerable<UnitStep> Failed => _steps.Where(s => s.Status == OutcomeStatus.Failed);

    /// <summary>Whether the unit was sent, so that no step can be added any more and results can be read.</summary>
    public bool IsSent { get; private set; }

    internal RestTransport Transport { get; }

    /// <summary>What messages call it.</summary>
    internal abstract string Kind { get; }

    /// <summary>How many requests are in flight.</summary>
    private protected virtual int Parallelism => 1;

    /// <summary>Whether a step may refer to others.</summary>
    private protected virtual bool HandsOn => true;

    /// <summary>Creates a record: POST <c>sobjects/X</c>. Needs the right to create.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="record">The record; its id fields may hold ids that earlier steps are yet to give.</param>
    /// <exception cref="ArgumentException">The record cannot be created as it is, or refers to a step of another unit.</exception>
    /// <exception cref="InvalidOperationException">The unit was sent.</exception>
    public SaveStep<T> Create<T>(T record)
        where T : SObject, ISObjectType
    {
        ArgumentNullException.ThrowIfNull(record);
        return Add(new SaveStep<T>(this, CallToCreate(record), record, default));
    }

    /// <summary>
    /// Sends what was set on a record: PATCH <c>sobjects/X/{id}</c>. Of a record from the org without a change nothing is sent, and the
    /// step is
    /// <see cref="OutcomeStatus.Unchanged"/>. Needs the right to edit.
    /// </summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="record">The record with its id, which may be one that an earlier step is yet to give.</param>
    /// <exception cref="ArgumentException">
    /// The record has no id, cannot be updated as it is, was made by code and has nothing set, or refers to a step of another unit.
    /// </exception>
    /// <exception cref="InvalidOperationException">The unit was sent.</exception>
    public SaveStep<T> Update<T>(T record)
        where T : SObject, ISObjectType
    {
        ArgumentNullException.ThrowIfNull(record);
        var info = record.Layout.Info;
        var references = NewReferences();
        var id = TextOf(record.RecordId, references, info);
        RecordWriter.Check(record, FieldUse.Update, references: references);
        var call = !WriteRules.HasUpdate(record) ? null : new StepCall(HttpMethod.Patch, $"sobjects/{info.Name}/{id}", info.Name)
        {
            Body = writer => RecordWriter.WriteSet(writer, record, FieldUse.Update),
            Needs = Needs(references),
            Success = SuccessForms.NoContent,
        };
        return Add(new SaveStep<T>(this, call, record, record.RecordId));
    }

    /// <summary>
    /// Creates or updates the record that has this key: PATCH <c>sobjects/X/{field}/{value}</c>. A record from the org is taken where its
    /// own key is the given one; without a change nothing is sent, and the step is <see cref="OutcomeStatus.Unchanged"/>. Needs the rights
    /// to create and to edit; a key that is not unique needs View All Data.
    /// </summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <typeparam name="TFields">Its fields.</typeparam>
    /// <typeparam name="TKeys">Its keys.</typeparam>
    /// <typeparam name="TValue">The type of the key.</typeparam>
    /// <param name="set">The object, as <c>org.Account</c>.</param>
    /// <param name="key">The key field, as <c>a => a.ErpId__c</c>.</param>
    /// <param name="value">The key.</param>
    /// <param name="record">What to set; the key is left out of it.</param>
    /// <exception cref="ArgumentException">
    /// The record cannot be sent as it is, the key is empty or another one than the record has, or something refers to a step of another
    /// unit.
    /// </exception>
    /// <exception cref="InvalidOperationException">The unit was sent.</exception>
    public SaveStep<T> Upsert<T, TFields, TKeys, TValue>(
        SObjectSet<T, TFields, TKeys> set, Func<TKeys, Key<T, TValue>> key, TValue value, T record)
        where T : SObject<T, TFields>, ISObject<T>
        where TFields : struct
        where TKeys : struct
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(record);
        return AddUpsert(T.Info, key(default).Name, value, record);
    }

    /// <summary>Deletes a record: DELETE <c>sobjects/X/{id}</c>. It goes to the recycle bin. Needs the right to delete.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="id">The id, which may be one that an earlier step is yet to give.</param>
    /// <exception cref="ArgumentException">It is not the id of a record, or refers to a step of another unit.</exception>
    /// <exception cref="InvalidOperationException">The unit was sent.</exception>
    public DeleteStep<T> Delete<T>(Id<T> id)
        where T : SObject, ISObject<T> => AddDelete(T.Info, id);

    /// <summary>Reads a record, with every field of the snapshot: GET <c>sobjects/X/{id}</c>. Needs the right to read.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="id">The id, which may be one that an earlier step is yet to give.</param>
    /// <exception cref="ArgumentException">It is not the id of a record, or refers to a step of another unit.</exception>
    /// <exception cref="InvalidOperationException">The unit was sent.</exception>
    public GetStep<T> Get<T>(Id<T> id)
        where T : SObject, ISObject<T> => AddGet(T.Info, id);

    /// <summary>Sends the steps, and gives each its result.</summary>
    private protected async Task SendAllAsync(CancellationToken cancellationToken)
    {
        DemandUnsent();
        cancellationToken.ThrowIfCancellationRequested();
        UnitStep[] sent = [.. _steps.Where(s => s.Call is not null)];
        var requests = Cut(sent);
        IsSent = true;
        foreach (var unchanged in _steps.Where(s => s.Call is null))
            unchanged.Result = WriteResult.Unchanged;
        var writeResults = new WriteResult[sent.Length];
        Array.Fill(writeResults, WriteResult.NotSent);
        await CollectionRun.SendAsync(Transport, requests, writeResults, Parallelism, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < sent.Length; i++)
            sent[i].Result = writeResults[i];
        foreach (var step in sent.Where(s => s.Succeeded))
            await CompleteAsync(step, cancellationToken).ConfigureAwait(false);
        if (Array.Exists(sent, s => s.Status is OutcomeStatus.NotSent or OutcomeStatus.Unknown))
            cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Cuts the steps into requests, the places in which are those in <paramref name="steps"/>.</summary>
    /// <exception cref="InvalidOperationException">The org would not take them.</exception>
    private protected abstract IReadOnlyList<CollectionRequest> Cut(UnitStep[] steps);

    /// <summary>What a record's creation asks of the org.</summary>
    private protected StepCall CallToCreate(SObject record)
    {
        var sobject = record.Layout.Info.Name;
        var references = NewReferences();
        RecordWriter.Check(record, FieldUse.Create, references: references);
        return new StepCall(HttpMethod.Post, "sobjects/" + sobject, sobject)
        {
            Success = SuccessForms.Created,
            Body = writer => RecordWriter.WriteSet(writer, record, FieldUse.Create),
            Needs = Needs(references),
        };
    }

    private SaveStep<T> AddUpsert<T, TValue>(SObjectInfo info, string name, TValue value, T record)
        where T : SObject, ISObjectType
    {
        var references = NewReferences();
        RecordWriter.Check(record, FieldUse.Create | FieldUse.Update, name, references);
        RawId? id = value switch
        {
            IId typed => typed.Raw,
            RawId raw => raw,
            _ => null,
        };
        var text = id is { } known ? TextOf(known, references, info) : KeyText.Of(value, info.Name, name);
        var inAddress = id is not null || references?.Use(text) == true ? text : Uri.EscapeDataString(text);
        var isSent = WriteRules.HasWrite(record, info.Find(name)!, value, isUpdate: false);
        var call = !isSent ? null : new StepCall(HttpMethod.Patch, $"sobjects/{info.Name}/{name}/{inAddress}", info.Name)
        {
            Body = writer => RecordWriter.WriteSet(writer, record, FieldUse.Create | FieldUse.Update, name),
            Needs = Needs(references),
            Success = SaveResult.UpsertForms(Transport.DataPath),
        };
        // An upsert may create another record than the one that was loaded: only where nothing is sent is the id known before.
        return Add(new SaveStep<T>(this, call, record, isSent ? default : record.RecordId));
    }

    private DeleteStep<T> AddDelete<T>(SObjectInfo info, Id<T> id)
        where T : SObject, ISObjectType
    {
        var references = NewReferences();
        var call = new StepCall(HttpMethod.Delete, $"sobjects/{info.Name}/{TextOf(id.Raw, references, info)}",
            info.Name) { Needs = Needs(references), Success = SuccessForms.NoContent };
        return Add(new DeleteStep<T>(this, call, id));
    }

    private GetStep<T> AddGet<T>(SObjectInfo info, Id<T> id)
        where T : SObject, ISObjectType
    {
        var references = NewReferences();
        var fields = info.DefaultFields.Replace(" ", "", StringComparison.Ordinal);
        var call = new StepCall(HttpMethod.Get, $"sobjects/{info.Name}/{TextOf(id.Raw, references, info)}?fields={fields}",
            info.Name) { Needs = Needs(references) };
        return Add(new GetStep<T>(this, call, info.DefaultPlan, id));
    }

    /// <summary>Adds a query.</summary>
    private protected QueryStep<TRow> AddQuery<TRow>(SoqlRows<TRow> query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var parts = query.Parts;
        if (!parts.Transport.IsOfOneClient(Transport))
            throw new ArgumentException("The query is of another client than the unit of work: build it from the same one.", nameof(query));
        var references = NewReferences();
        var soql = parts.ToSoql(references);
        if (soql.Length > StatementSplit.LongestStatement)
            throw new ArgumentException($"The statement has {soql.Length:N0} characters, the org takes "
                + $"{StatementSplit.LongestStatement:N0}. Run it on its own, where it may be cut into several.", nameof(query));
        var call = new StepCall(
            HttpMethod.Get, $"{(parts.IncludesDeleted ? "queryAll" : "query")}?q={Escape(soql, references)}", parts.From.Name)
        {
            Headers = QueryCall.Headers(parts),
            IsHeavy = true,
            Needs = Needs(references),
        };
        return Add(new QueryStep<TRow>(this, call, query));
    }

    private protected TState Add<TState>(TState step)
        where TState : UnitStep
    {
        DemandUnsent();
        _steps.Add(step);
        return step;
    }

    /// <summary>What a new step may refer to; null where nothing may.</summary>
    private protected References? NewReferences() => HandsOn ? new References(_number) : null;

    /// <summary>The steps that a step refers to.</summary>
    private protected static int[] Needs(References? references) => references?.Steps ?? [];

    /// <summary>An id as it travels.</summary>
    private protected static string TextOf(RawId id, References? references, SObjectInfo info)
    {
        if (id.IsId)
            return id.ToString();
        if (id.IsReference)
            return references?.Use(id) ?? throw new ArgumentException(References.Stray, nameof(id));
        throw new ArgumentException(
            id.IsNone
                ? $"The id of a {info.Name} is needed; this record has none, or the default value was given."
                : $"'{id}' is not the id of a record.", nameof(id));
    }

    /// <summary>An id that a step is yet to give.</summary>
    internal RawId Refer(UnitStep step, AnswerShape shape, int row, string field) => (Row(step, shape, row) with { Field = field }).ToRaw();

    /// <summary>A row that a step is yet to bring.</summary>
    internal StepReference Row(UnitStep step, AnswerShape shape, int row) => HandsOn
        ? new StepReference(_number, step.Number, shape, row, "")
        : throw new InvalidOperationException($"There is no result yet: the {Kind} was not sent. Its steps do not know each other; those "
            + $"of a composite or a graph pass on ids and fields.");

    // What else begins with "@{" was escaped by the writer of the statement, so these are references.
    private static string Escape(string soql, References? references)
    {
        const string Begin = "%40%7B";
        const string End = "%7D";
        var escaped = Uri.EscapeDataString(soql);
        if (references is null)
            return escaped;
        for (var at = escaped.IndexOf(Begin, StringComparison.Ordinal); at >= 0; at = escaped.IndexOf(Begin, at, StringComparison.Ordinal))
        {
            var end = escaped.IndexOf(End, at, StringComparison.Ordinal) + End.Length;
            escaped = string.Concat(escaped.AsSpan(0, at), Uri.UnescapeDataString(escaped[at..end]), escaped.AsSpan(end));
        }
        return escaped;
    }

    private static async Task CompleteAsync(UnitStep step, CancellationToken cancellationToken)
    {
        try
        {
            await step.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
        // The other steps have their results, whatever became of the rest of this one's rows.
        catch (Exception e)
        {
            step.Result = WriteResult.OfRequest(e) with { Status = OutcomeStatus.Failed };
            if (e is OperationCanceledException && cancellationToken.IsCancellationRequested)
                throw;
        }
    }

    private protected void DemandUnsent()
    {
        if (IsSent)
            throw new InvalidOperationException($"The {Kind} was sent already. Begin a new one.");
    }
}
