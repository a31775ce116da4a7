using System.Globalization;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Core.Ids;
using Salesforce.Typed.Features.Composite;
using Salesforce.Typed.Gate.Calls;
using Salesforce.Typed.Gate.Tools;
using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Model;
using Salesforce.Typed.Policy.Queries;

namespace Salesforce.Typed.Gate.Writes;

/// <summary>
/// A plan as one composite request: rows are found by the agent's filter before everything and after it, and a row that is not found undoes
/// everything.
/// </summary>
internal sealed class PlanUnit
{
    private readonly AgentAccess _access;
    private readonly GateUnit _unit;
    private readonly WritePlan _plan;
    private readonly UnitStep[] _steps;
    private readonly List<UnitStep> _guards = [];

    public PlanUnit(GateCall call, WritePlan plan)
    {
        (_access, _plan) = (call.Access, plan);
        var allOrNone = plan.IsAllOrNone(_access);
        _unit = new GateUnit(call.Org.Client.Transport, allOrNone);
        _steps = new UnitStep[plan.Items.Count];
        AddBefore();
        for (var i = 0; i < _steps.Length; i++)
        {
            _steps[i] = plan.Items[i] switch
            {
                ReadRequest read => _unit.Put(new ReadStep(_unit, Query(read.Object, read.Decision.Statement!, read.References))),
                WriteRequest write when WriteCalls.IsList(write) =>
                    _unit.Put(new RowsStep(
                        _unit, WriteCalls.OfRows(write, allOrNone, Refer) with { Needs = Needs(write) }, WriteCalls.SentIds(write))),
                WriteRequest write =>
                    _unit.Put(new RowStep(_unit, WriteCalls.OfRow(write, Refer) with { Needs = Needs(write) }, write.Kind)),
                var other => throw new InvalidOperationException($"{other.GetType()} is not an item of a plan."),
            };
        }
        AddAfter();
    }

    /// <summary>Refuses a plan that one request does not take.</summary>
    public Refusal? Check()
    {
        var heavy = _unit.Steps.Count(s => s.Call!.IsHeavy);
        if (_unit.Steps.Count <= CompositeCuts.MostSteps && heavy <= CompositeCuts.MostHeavy)
            return null;
        return new Refusal(
            RefusalCode.Invalid,
            $"The call needs {_unit.Steps.Count} requests, {heavy} of them queries or lists of records; "
            + $"the org takes {CompositeCuts.MostSteps} in one call, {CompositeCuts.MostHeavy} of them of this kind.")
        {
            Instead = "Make several calls, or put records of one object into one step. "
                + "A get, an upsert, a step of several records, and each object whose rows are restricted count as queries or lists.",
        };
    }

    /// <summary>Sends the plan.</summary>
    /// <returns>What became of each record of each item.</returns>
    /// <exception cref="Errors.SalesforceException">The request as a whole was refused, or was not answered.</exception>
    public async Task<PlanResults> SendAsync(CancellationToken cancellationToken)
    {
        await _unit.SendAsync(cancellationToken).ConfigureAwait(false);
        if (_unit.Steps.All(s => !s.IsAnswered) && _unit.Steps[0].Cause is { } cause)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(cause);
        return new PlanResults(
            [.. _steps.Select((s, i) => s switch
            {
                RowsStep rows => rows.Results,
                RowStep => (IReadOnlyList<WriteResult>)[s.Result],
                _ => [s.Result],
            })],
            [.. _steps.Select(s => (s as ReadStep)?.Page ?? [])],
            // A row that the filter does not find is to the agent a row that is not there.
            HasMissingRow: _guards.Exists(g => g.Status == OutcomeStatus.Failed));
    }

    private void AddBefore()
    {
        var guarded = _plan.Writes.Where(w => WritePlan.IsGuardedBefore(_access, w)).GroupBy(w => (w.Object, w.UnchangedSince));
        foreach (var group in guarded)
            AddGuard(group.Key.Object, Ids(group), [], group.Key.UnchangedSince);
    }

    private void AddAfter()
    {
        var deleted = _plan.Writes.Where(w => w.Kind == WriteKind.Delete).SelectMany(w => w.Records)
            .Select(r => RecordIds.Normal(r.Id!)).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < _plan.Items.Count; i++)
        {
            // One query for all that is written of an object.
            if (_plan.Items[i] is not WriteRequest write || write.Kind == WriteKind.Delete || _access.FilterOf(write.Object) is null
                || _plan.Items.Take(i).Any(e => e is WriteRequest { Kind: not WriteKind.Delete } earlier && earlier.Object == write.Object))
                continue;
            var created = _plan.Items.Select((other, item) => (other, item))
                .Where(o => o.other is WriteRequest { Kind: WriteKind.Create or WriteKind.Upsert } w && w.Object == write.Object)
                .SelectMany(o => ((WriteRequest)o.other).Records.Select((_, row) => new StepRow(o.item, row, "")));
            var updated = Ids(_plan.Writes.Where(w => w.Kind == WriteKind.Update && w.Object == write.Object))
                .Where(id => !deleted.Contains(RecordIds.Normal(id)));
            AddGuard(write.Object, updated, created, unchangedSince: null);
        }
    }

    private static IEnumerable<string> Ids(IEnumerable<WriteRequest> writes) =>
        writes.SelectMany(w => w.Records).Select(r => r.Id).OfType<string>().DistinctBy(RecordIds.Normal);

    // A query of the rows, and a read that names the last of them: where one is missing, the reference is broken and all is undone.
    private void AddGuard(string sobject, IEnumerable<string> known, IEnumerable<StepRow> written, DateTimeOffset? unchangedSince)
    {
        List<string> ids = [.. known];
        List<StepRow> rows = [.. written];
        ids.AddRange(rows.Select(r => r.Token));
        if (ids.Count == 0)
            return;
        var query = _unit.Put(new ReadStep(_unit, Query(sobject, VisibleRows.Statement(_access, sobject, ids, unchangedSince), rows)));
        var last = string.Create(CultureInfo.InvariantCulture, $"@{{{StepReference.NameOf(query.Number)}.records[{ids.Count - 1}].Id}}");
        _guards.Add(query);
        var check = new StepCall(HttpMethod.Get, $"sobjects/{sobject}/{last}?fields=Id", sobject) { Needs = [query.Number] };
        _guards.Add(_unit.Put(new ReadStep(_unit, check)));
    }

    // A text of a filter or a key that looks like a reference is written so that the org does not take it for one; then tokens become
    // references.
    private StepCall Query(string sobject, string statement, IReadOnlyList<StepRow> rows)
    {
        var soql = Uri.EscapeDataString(statement.Replace(StepScope.Begin, "\\u0040{", StringComparison.Ordinal));
        foreach (var row in rows)
            soql = soql.Replace($"%27{row.Token}%27", $"%27{Refer(row)}%27", StringComparison.Ordinal);
        return new StepCall(HttpMethod.Get, $"query?q={soql}", sobject)
        {
            IsHeavy = true, Needs = [.. rows.Select(r => _steps[r.Item].Number).Distinct()],
        };
    }

    private string Refer(StepRow row) => _plan.Items[row.Item] is WriteRequest write && WriteCalls.IsList(write)
        ? string.Create(CultureInfo.InvariantCulture, $"@{{{StepReference.NameOf(_steps[row.Item].Number)}[{row.Row}].id}}")
        : $"@{{{StepReference.NameOf(_steps[row.Item].Number)}.id}}";

    private int[] Needs(WriteRequest write) =>
        [.. write.Records.SelectMany(r => r.References.Values.Concat(r.IdReference is { } id ? [id] : []))
            .Select(r => _steps[r.Item].Number).Distinct()];
}
