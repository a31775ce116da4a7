namespace Salesforce.Typed.Core.Secrets;

/// <summary>The secrets that one client has sent, the latest of them: an answer may repeat a token that has been renewed since.</summary>
internal sealed class SecretStore : IDisposable
{
    private const int Most = 16;

    private readonly Queue<string> _secrets = new();

    // A client that nobody disposed must not keep its secrets in memory.
    ~SecretStore() => Clear();

    /// <summary>The secrets, the oldest first.</summary>
    public string[] All
    {
        get
        {
            lock (_secrets)
                return [.. _secrets];
        }
    }

    /// <summary>Adds a secret; null and an empty one are not secrets.</summary>
    public void Add(string? secret)
    {
        if (string.IsNullOrEmpty(secret))
            return;
        lock (_secrets)
        {
            if (_secrets.Contains(secret))
                return;
            _secrets.Enqueue(secret);
            SecretIndex.Add(secret);
            if (_secrets.Count > Most)
                SecretIndex.Remove(_secrets.Dequeue());
        }
    }

    /// <summary>Forgets them.</summary>
    public void Dispose()
    {
        Clear();
        GC.SuppressFinalize(this);
    }

    private void Clear()
    {
        lock (_secrets)
        {
            while (_secrets.TryDequeue(out var secret))
                SecretIndex.Remove(secret);
        }
    }
}
