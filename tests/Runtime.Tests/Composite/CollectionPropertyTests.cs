using Acme.Crm;
using CsCheck;
using Salesforce.Typed.Composite;

namespace Salesforce.Typed.Tests;

/// <summary>However many records, and however the requests fail: each record's outcome is reported, in its place, and it is true.</summary>
public class CollectionPropertyTests
{
    private static readonly Gen<(int Count, int Parallelism, int Seed)> Runs = Gen.Select(Gen.Int[0, 1300], Gen.Int[1, 5], Gen.Int);

    [Fact]
    public async Task Every_outcome_is_in_its_place_and_true() => await Runs.SampleAsync(
        async run =>
        {
            var unreliable = new UnreliableOrg(run.Seed);
            await using var org = unreliable.Stub().Client();
            Account[] records = [.. Enumerable.Range(0, run.Count).Select(i => new Account { Name = $"{i}" })];

            var outcomes = await org.Account.CreateManyAsync(
                records, new CollectionOptions { Parallelism = run.Parallelism }, TestContext.Current.CancellationToken);

            Assert.Equal(records, outcomes.Select(o => o.Record), ReferenceEqualityComparer.Instance);
            var sent = unreliable.Requests.SelectMany(r => r.Names.Select(n => (n, r.Mishap))).ToDictionary(p => p.n, p => p.Mishap);
            Assert.Equal(run.Count, sent.Count);
            Assert.All(unreliable.Requests, r => Assert.InRange(r.Names.Length, 1, 200));
            Assert.All(outcomes, o => Require(o, sent[o.Record.Name!], unreliable.Written.GetValueOrDefault(o.Record.Name!)));
        },
        iter: 120);

    private static void Require(SaveOutcome<Account> outcome, UnreliableOrg.Mishap mishap, string? id)
    {
        // What is reported as certain is as the org has it.
        if (outcome.Status != OutcomeStatus.Unknown)
            Assert.Equal(outcome.Succeeded, id is not null);
        Assert.Equal(outcome.Succeeded ? Id<Account>.Parse(id!) : default, outcome.Id);
        Assert.Equal(outcome.Succeeded, outcome.Created);
        Assert.Equal(
            mishap switch
            {
                UnreliableOrg.Mishap.None => id is null ? OutcomeStatus.Failed : OutcomeStatus.Succeeded,
                UnreliableOrg.Mishap.Refused => OutcomeStatus.Failed,
                UnreliableOrg.Mishap.NoConnection => OutcomeStatus.NotSent,
                UnreliableOrg.Mishap.RolledBack =>
                    outcome.ToString().Contains("STRING", StringComparison.Ordinal) ? OutcomeStatus.Failed : OutcomeStatus.RolledBack,
                _ => OutcomeStatus.Unknown,
            },
            outcome.Status);
        Assert.Equal(outcome.Status is OutcomeStatus.Unknown or OutcomeStatus.NotSent
            || mishap == UnreliableOrg.Mishap.Refused, outcome.Cause is not null);
        if (outcome.Status is OutcomeStatus.Failed or OutcomeStatus.RolledBack)
            Assert.NotEmpty(outcome.Errors);
    }
}
