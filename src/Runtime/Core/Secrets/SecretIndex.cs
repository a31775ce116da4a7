using System.Collections.Concurrent;

namespace Salesforce.Typed.Core.Secrets;

/// <summary>
/// The secrets that the clients of this process use, so that a text of a server is recognized that repeats one of them or eight characters
/// of one. Every position of a secret is indexed by the eight characters there; a match is extended in both directions.
/// </summary>
internal static class SecretIndex
{
    private const int Length = 8;
    private const string Removed = "...";

    // An org's id begins a session id: ORGID!SECRET. It is not a secret.
    private const int ShortestOrgId = 15;

    // Tokens are shorter. Of what a server makes longer, every eighth position has to do, which finds 15 characters.
    private const int Dense = 4096;

    private static readonly ConcurrentDictionary<ulong, (string Secret, int At)[]> Places = new();

    private static readonly Dictionary<string, int> Uses = new(StringComparer.Ordinal);

    /// <summary>Adds a use of a secret. One of fewer than eight characters is not recognized in text.</summary>
    public static void Add(string secret)
    {
        lock (Uses)
        {
            var uses = Uses[secret] = Uses.GetValueOrDefault(secret) + 1;
            if (uses > 1)
                return;
            foreach (var at in PlacesOf(secret))
            {
                // Secrets may share a part, as the tokens of one org do.
                var known = Places.GetValueOrDefault(Key(secret, at), []);
                if (!Array.Exists(known, p => p.Secret == secret))
                    Places[Key(secret, at)] = [.. known, (secret, at)];
            }
        }
    }

    /// <summary>Removes a use of a secret, and the secret with its last use.</summary>
    public static void Remove(string secret)
    {
        lock (Uses)
        {
            if (Uses.TryGetValue(secret, out var uses) && uses > 1)
            {
                Uses[secret] = uses - 1;
                return;
            }
            Uses.Remove(secret);
            foreach (var at in PlacesOf(secret))
            {
                var others = Array.FindAll(Places.GetValueOrDefault(Key(secret, at), []), p => p.Secret != secret);
                if (others.Length > 0)
                    Places[Key(secret, at)] = others;
                else
                    Places.TryRemove(Key(secret, at), out _);
            }
        }
    }

    /// <summary>Whether the text holds a part of a secret.</summary>
    public static bool IsIn(string text) => Find(text, 0).Length > 0;

    /// <summary>The text with dots in the place of secrets and of parts of them.</summary>
    public static string Redact(string text)
    {
        for (var (at, length) = Find(text, 0); length > 0; (at, length) = Find(text, at + Removed.Length))
            text = string.Concat(text.AsSpan(0, at), Removed, text.AsSpan(at + length));
        return text;
    }

    private static (int At, int Length) Find(string text, int from)
    {
        if (Places.IsEmpty)
            return default;
        for (var i = from; i + Length <= text.Length; i++)
        {
            if (!Places.TryGetValue(Key(text, i), out var places))
                continue;
            var place = Array.Find(places, p => IsSame(text, i, p.Secret, p.At, Length));
            if (place.Secret is null)
                continue;
            var (start, end, at) = (i, i + Length, place.At + Length);
            for (var before = place.At; start > from && before > 0 && IsSame(text, start - 1, place.Secret, before - 1, 1); before--)
                start--;
            for (; end < text.Length && at < place.Secret.Length && IsSame(text, end, place.Secret, at, 1); at++)
                end++;
            return (start, end - start);
        }
        return default;
    }

    private static IEnumerable<int> PlacesOf(string secret)
    {
        var mark = secret.IndexOf('!', StringComparison.Ordinal);
        var first = mark >= ShortestOrgId ? mark + 1 : 0;
        for (var at = first; at + Length <= secret.Length; at += at < Dense ? 1 : Length)
            yield return at;
        if (secret.Length - Length > first)
            yield return secret.Length - Length;
    }

    // Without regard to case: a host name in a message is in lower case.
    private static ulong Key(string text, int at)
    {
        ulong key = 0;
        for (var i = at; i < at + Length; i++)
            key = (key << 8) | (byte)char.ToLowerInvariant(text[i]);
        return key;
    }

    private static bool IsSame(string text, int at, string secret, int place, int length) =>
        text.AsSpan(at, length).Equals(secret.AsSpan(place, length), StringComparison.OrdinalIgnoreCase);
}
