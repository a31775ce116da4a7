using System.Collections.Concurrent;

namespace Salesforce.Typed.Core.Ids;

/// <summary>
/// Numbers the fields that references name, so that one fits into the 16 bytes of an id. There are as many as an org has fields
/// that code names.
/// </summary>
internal static class ReferenceFields
{
    private static readonly ConcurrentDictionary<string, int> Numbers = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<int, string> Names = new();
    private static int _last;

    public static int NumberOf(string field) => Numbers.GetOrAdd(field, static name =>
    {
        // Two threads at the same time leave a number unused, which is not a harm.
        var number = Interlocked.Increment(ref _last);
        Names[number] = name;
        return number;
    });

    public static string NameOf(int number) => Names[number];
}
