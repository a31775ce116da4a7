namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>Conditions that are joined by AND or OR, as few levels deep as can be.</summary>
internal static class SqlChain
{
    // SQLite reads a chain as a tree that is as deep as the chain is long, and takes a depth of 1,000.
    private const int MostTerms = 8;

    /// <param name="terms">The conditions; at least one.</param>
    /// <param name="with"><c>AND</c> or <c>OR</c>.</param>
    public static string Of(IReadOnlyList<string> terms, string with)
    {
        // Of a chain the last term is the least deep: the longest, which has chains of its own, goes there.
        terms = [.. terms.OrderBy(t => t.Length)];
        while (terms.Count > MostTerms)
            terms = [.. terms.Chunk(MostTerms).Select(c => Join(c, with))];
        return Join(terms, with);
    }

    private static string Join(IReadOnlyList<string> terms, string with) =>
        terms.Count == 1 ? terms[0] : $"({string.Join($" {with} ", terms)})";
}
