using Microsoft.CodeAnalysis;
using Salesforce.Typed.Analyzers.Unknown;
using Salesforce.Typed.Schema.Diff;

namespace Salesforce.Typed.Analyzers.Unsupported;

/// <summary>What to write in place of a member that queries, groups, children and fields do not have.</summary>
internal static class MemberAdvice
{
    private const string OnRows =
        "SOQL has no such operation. AsAsyncEnumerable() runs LINQ on the rows that the query gives, in this process.";
    private const string Sets =
        "SOQL does not combine queries. Join the conditions by || or &&, or combine the lists that ToListAsync gives.";
    private const string Joins =
        "SOQL has no joins. Select fields of parents and children: org.Contact.Select(c => new { c.LastName, c.Account!.Name }).";
    private const string Counts = "GroupBy(a => a.Industry).Select(g => new { g.Key, N = g.Count() }) counts by a key.";
    private const string Least =
        "OrderBy(a => a.X).FirstOrDefaultAsync() gives the record with the least value, OrderByDescending that with the greatest.";
    private const string Tracking = "Records are values and are not tracked by the client: remove the call.";
    private const string Reverse = "SOQL has no order from the end: OrderByDescending, and Take for some rows.";
    private const string Pages = "KeysetPagesAsync(size) and PagesAsync() give the rows in pages.";
    private const string Writes = "Nothing is tracked and saved later: a write is sent where it is awaited, by CreateAsync, UpdateAsync, "
        + "UpsertAsync, "
        + "DeleteAsync, or several at once by CreateManyAsync and similar methods.";
    private const string Bulk =
        "The org writes records by their ids: read them by ToListAsync, and pass them to UpdateManyAsync or DeleteManyAsync.";
    private const string Lists = "A query runs asynchronously: await ToListAsync(), and convert the list.";
    private const string Loop = "A query runs asynchronously: await foreach (var row in query) { ... }.";

    private static readonly Dictionary<string, string> Query = new(StringComparer.Ordinal)
    {
        ["Append"] = OnRows, ["Prepend"] = OnRows, ["Cast"] = OnRows, ["OfType"] = OnRows, ["DefaultIfEmpty"] = OnRows, ["Index"] = OnRows,
        ["SequenceEqual"] = OnRows, ["SkipWhile"] = OnRows, ["TakeWhile"] = OnRows, ["Zip"] = OnRows, ["AsParallel"] = OnRows,
        ["AggregateBy"] = Counts, ["CountBy"] = Counts, ["Chunk"] = Pages, ["Shuffle"] = OnRows,
        ["MinBy"] = Least, ["MaxBy"] = Least, ["MinByAsync"] = Least, ["MaxByAsync"] = Least,
        ["Reverse"] = Reverse, ["SkipLast"] = Reverse, ["TakeLast"] = Reverse,
        ["Last"] = Reverse, ["LastOrDefault"] = Reverse, ["ElementAt"] = "Skip(n).FirstAsync() gives a row by its number, up to 2,000.",
        ["ElementAtOrDefault"] = "Skip(n).FirstOrDefaultAsync() gives a row by its number, up to 2,000.",
        ["ElementAtOrDefaultAsync"] = "Skip(n).FirstOrDefaultAsync() gives a row by its number, up to 2,000.",
        ["Union"] = Sets, ["Concat"] = Sets, ["Except"] = Sets, ["Intersect"] = Sets, ["UnionBy"] = Sets, ["ExceptBy"] = Sets,
        ["IntersectBy"] = Sets,
        ["Join"] = Joins, ["GroupJoin"] = Joins, ["LeftJoin"] = Joins, ["RightJoin"] = Joins, ["SelectMany"] = Joins,
        ["Order"] = "ORDER BY takes fields: OrderBy(a => a.Name) before Select.",
        ["OrderDescending"] = "ORDER BY takes fields: OrderByDescending(a => a.Name) before Select.",
        ["ThenInclude"] = Joins, ["AsSplitQuery"] = Tracking, ["AsSingleQuery"] = Tracking, ["AsTracking"] = Tracking,
        ["AsNoTrackingWithIdentityResolution"] = Tracking, ["IgnoreQueryFilters"] = Tracking, ["IgnoreAutoIncludes"] = Tracking,
        ["TagWith"] = Tracking,
        ["TagWithCallSite"] = Tracking, ["Load"] = Lists, ["LoadAsync"] = Lists,
        ["AsEnumerable"] = Lists, ["ToImmutableArray"] = Lists, ["ToImmutableList"] = Lists, ["ToImmutableHashSet"] = Lists,
        ["ToFrozenSet"] = Lists,
        ["ToImmutableDictionary"] = Lists, ["ToFrozenDictionary"] = Lists, ["ToImmutableSortedSet"] = Lists,
        ["ToImmutableSortedDictionary"] = Lists,
        ["ForEach"] = Loop, ["ForEachAsync"] = Loop,
        ["Find"] = "GetAsync(id) reads a record by its id.", ["FindAsync"] = "GetAsync(id) reads a record by its id.",
        ["Add"] = Writes, ["AddAsync"] = Writes, ["AddRange"] = Writes, ["AddRangeAsync"] = Writes, ["Attach"] = Writes,
        ["Update"] = Writes,
        ["UpdateRange"] = Writes, ["Remove"] = Writes, ["RemoveRange"] = Writes, ["Insert"] = Writes, ["InsertAsync"] = Writes,
        ["Delete"] = Writes,
        ["ExecuteDelete"] = Bulk, ["ExecuteDeleteAsync"] = Bulk, ["ExecuteUpdate"] = Bulk, ["ExecuteUpdateAsync"] = Bulk,
        ["FromSql"] = "SOQL as text is org.Query<Account>($\"SELECT ...\").",
        ["FromSqlRaw"] = "SOQL as text is org.Query<Account>($\"SELECT ...\").",
        ["FromSqlInterpolated"] = "SOQL as text is org.Query<Account>($\"SELECT ...\").",
        ["ToQueryString"] = "ToSoql() shows the statement.",
        ["ContainsAsync"] = "AnyAsync(a => a.Id == id) asks whether there is such a record.",
        ["Contains"] = "AnyAsync(a => a.Id == id) asks whether there is such a record.",
    };

    private static readonly Dictionary<string, string> ChildMembers = new(StringComparer.Ordinal)
    {
        ["Count"] = "SOQL has no number of children in WHERE. Any() and None() ask whether there are some; GroupBy on the children with "
            + "Having(g => "
            + "g.Count() > 3) finds their parents.",
        ["All"] = "Write None with the opposite condition: a.Contacts.None(c => !(...)).",
        ["Where"] = "Any takes the condition: a.Contacts.Any(c => ...).",
        ["Contains"] = "Any takes the condition: a.Contacts.Any(c => c.Id == id).",
    };

    private static readonly Dictionary<string, string> FieldMembers = new(StringComparer.Ordinal)
    {
        ["CompareTo"] = "Compare the field by <, <=, > and >=.",
        ["Between"] = "Write a.X >= low && a.X <= high.",
        ["IsNull"] = "Write a.X == null.",
        ["IsNullOrEmpty"] = "Write a.X == null: the org stores no empty text.",
    };

    /// <summary>Returns the sentence about a member; null where there is none.</summary>
    public static string? Find(UnknownMember member, SalesforceSymbols symbols)
    {
        var name = member.Name.Identifier.ValueText;
        if (symbols.IsQuery(member.Type) || symbols.IsRows(member.Type))
            return OfQuery(member, name);
        if (symbols.IsGroupedQuery(member.Type))
            return !member.Type.GetMembers(name).IsEmpty ? null
                : name == "Where" ? "Having filters groups: Having(g => g.Count() > 1). Where stands before GroupBy."
                : "A query of groups gives rows by Select: .Select(g => new { g.Key, N = g.Count() }).ToListAsync().";
        if (symbols.IsTextual(member.Type) && name is ("Contains" or "StartsWith" or "EndsWith"))
            return $"The text to look for is a string: {name}(\"x\").";
        if (member.IsFound && symbols.IsInRuntime(member.Type) && !symbols.IsGroup(member.Type))
            return null;
        if (symbols.IsFieldsOfGroup(member.Type) && name == "Key")
            return "A key of the groups is By: g.By(o => o.StageName).";
        if (symbols.IsGroup(member.Type))
            return member.IsFound ? null
                : "SOQL gives aggregates of a group and not its records: Count, CountDistinct, Sum, Avg, Min and Max of a field.";
        if (symbols.IsChildren(member.Type))
            return ChildMembers.TryGetValue(name, out var ofChildren) ? ofChildren
                : "SOQL asks of children in WHERE whether there are some: Any(c => ...) and None(c => ...).";
        if (symbols.IsField(member.Type))
            return FieldMembers.TryGetValue(name, out var ofField) ? ofField
                : $"A field in a condition has no {name}. SOQL compares the field with a value: compute the value in C#, or test the rows "
                    + $"that ToListAsync gives.";
        return symbols.IsClient(member.Type) && name is ("SaveChanges" or "SaveChangesAsync" or "Add" or "Update" or "Remove")
            ? Writes
            : null;
    }

    private static string? OfQuery(UnknownMember member, string name)
    {
        if (Query.TryGetValue(name, out var advice))
            return advice;
        if (member.IsFound)
            return null;
        var members = MembersOf(member.Type).ToList();
        if (members.Contains(name + "Async"))
            return $"A query runs asynchronously: await {name}Async.";
        return NameDistance.Nearest(name, members) is { } nearest ? $"A query has no {name}. Did you mean {nearest}?" : null;
    }

    private static IEnumerable<string> MembersOf(ITypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            foreach (var member in at.GetMembers())
            {
                if (member is { DeclaredAccessibility: Accessibility.Public, CanBeReferencedByName: true, IsStatic: false })
                    yield return member.Name;
            }
        }
    }
}
