using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Features.Sets;

/// <summary>
/// The sets of a client, each made once: <c>org.Account</c> is at the beginning of every query. Sets are immutable, so it does no harm that
/// two threads may make one each.
/// </summary>
internal sealed class SetCache
{
    private static int _places;

    private readonly Lock _adding = new();
    private object?[] _sets = [];

    /// <summary>The set of an object.</summary>
    public SObjectSet<T, TFields, TKeys> Get<T, TFields, TKeys>(RestTransport transport)
        where T : SObject<T, TFields>, ISObject<T>
        where TFields : struct
        where TKeys : struct
    {
        var (sets, place) = (_sets, Place<SObjectSet<T, TFields, TKeys>>.Number);
        return place < sets.Length && sets[place] is { } set
            ? (SObjectSet<T, TFields, TKeys>)set
            : Add(new SObjectSet<T, TFields, TKeys>(transport), place);
    }

    private TState Add<TState>(TState set, int place)
        where TState : class
    {
        lock (_adding)
        {
            // A longer copy takes the place of the array, so that who reads it sees a whole one.
            if (place >= _sets.Length)
            {
                var longer = new object?[place + 8];
                _sets.CopyTo(longer, 0);
                _sets = longer;
            }
            Volatile.Write(ref _sets[place], set);
        }
        return set;
    }

    // A number for each type of set, the same in every client.
    private static class Place<TState>
    {
        public static readonly int Number = Interlocked.Increment(ref _places) - 1;
    }
}
