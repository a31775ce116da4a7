namespace Salesforce.Typed.Queries.Statements;

/// <summary>At most 55 parent relationships in one statement (SOQL Reference, Understanding Relationship Query Limitations).</summary>
internal static class ParentRule
{
    private const int MostParents = 55;

    /// <summary>Complains of a statement that names more.</summary>
    public static void Check(string soql)
    {
        // Each relationship that is named has a dot behind it: nearly every statement is done here.
        if (soql.AsSpan().Count('.') <= MostParents)
            return;
        var parents = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var isQuoted = false;
        for (var i = 0; i < soql.Length; i++)
        {
            if (isQuoted && soql[i] == '\\')
                i++;
            else if (soql[i] == '\'')
                isQuoted = !isQuoted;
            else if (!isQuoted && soql[i] == '.' && i > 0 && char.IsLetter(soql[StartOf(soql, i)]))
                parents.Add(soql[StartOf(soql, i)..i]);
        }
        if (parents.Count > MostParents)
            throw new InvalidOperationException(
                $"SOQL takes {MostParents} parent relationships in one query at most; this one names {parents.Count}.");
    }

    private static int StartOf(string soql, int dot)
    {
        var start = dot;
        while (start > 0 && (char.IsAsciiLetterOrDigit(soql[start - 1]) || soql[start - 1] is '_' or '.'))
            start--;
        return start;
    }
}
