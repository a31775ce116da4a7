namespace Salesforce.Typed.Queries.RawSoql;

/// <summary>Two tokens as one: that which came with the statement, and that of the call.</summary>
internal readonly struct Cancellation : IDisposable
{
    private readonly CancellationTokenSource? _both;

    private Cancellation(CancellationToken token, CancellationTokenSource? both)
    {
        Token = token;
        _both = both;
    }

    public CancellationToken Token { get; }

    public static Cancellation Of(CancellationToken first, CancellationToken second)
    {
        if (!first.CanBeCanceled || first == second)
            return new Cancellation(second, null);
        if (!second.CanBeCanceled)
            return new Cancellation(first, null);
        var both = CancellationTokenSource.CreateLinkedTokenSource(first, second);
        return new Cancellation(both.Token, both);
    }

    public void Dispose() => _both?.Dispose();
}
