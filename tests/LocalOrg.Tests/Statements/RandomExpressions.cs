using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;

namespace Salesforce.Typed.Tests;

/// <summary>Random paths and conditions of one query.</summary>
internal sealed class RandomExpressions(Random random, OrgSchema schema, SObjectDescribe describe)
{
    private static readonly string[] Values =
    [
        "'a'", "'v1'", "''", "null", "5", "-1.5", "1e3", "true", "FALSE", "2026-11-23", "1699-12-31", "4001-01-01", "2026-11-23T10:00:00Z",
        "10:30:00Z", "TODAY", "LAST_N_DAYS:30",
        "NEXT_N_YEARS:99999", "USD5", "'a01000000000001'", "'005000000000001AAA'", "'Label 1'", "'v1;v2'", "'\\u0000'",
    ];

    /// <summary>The aliases of FROM.</summary>
    public List<string> Aliases { get; } = [];

    /// <summary>One choice in this number is a mistake.</summary>
    public required int Mistakes { get; init; }

    /// <summary>A path to a field, mostly of a kind that fits.</summary>
    public string Path(Func<FieldDescribe, bool> fits) => Path(0, fits);

    public string Path() => Path(0, _ => true);

    /// <summary>The same for another object of the schema.</summary>
    public RandomExpressions Of(SObjectDescribe other) => new(random, schema, other) { Mistakes = Mistakes };

    /// <summary>A condition whose left sides are made by <paramref name="left"/>.</summary>
    public string Condition(int depth, Func<string> left)
    {
        if (depth == 0 || random.Next(2) == 0)
            return Comparison(left);
        return random.Next(3) switch
        {
            0 => $"(NOT {Comparison(left)})",
            1 => string.Join(" AND ", Enumerable.Range(0, random.Next(2, 4)).Select(_ => $"({Condition(depth - 1, left)})")),
            _ => string.Join(" OR ", Enumerable.Range(0, random.Next(2, 4)).Select(_ => $"({Condition(depth - 1, left)})")),
        };
    }

    private bool IsMistake => random.Next(Mistakes) == 0;

    private string Path(int depth, Func<FieldDescribe, bool> fits)
    {
        var prefix = random.Next(12) switch
        {
            0 when Aliases.Count > 0 => Aliases[random.Next(Aliases.Count)] + ".",
            1 when depth == 0 => describe.Name + ".",
            _ => "",
        };
        if (prefix.Length > 1 && prefix[0] == 'y')
            return prefix + (random.Next(2) == 0 ? "Id" : "Name");
        var fields = describe.Fields.Where(f => fits(f) || IsMistake).ToList();
        if (fields.Count == 0 || IsMistake)
            return prefix + (fields.Count == 0 ? "Name" : "Nothing__c");
        if (random.Next(4) > 0 || depth > 5)
            return prefix + fields[random.Next(fields.Count)].Name;
        var parents = describe.Fields.Where(
            f => f.RelationshipName is not null && (f.ReferenceTo.Any(t => schema.Find(t) is not null) || IsMistake)).ToList();
        if (parents.Count == 0 || (depth > 3 && !IsMistake))
            return prefix + fields[random.Next(fields.Count)].Name;
        var parent = parents[random.Next(parents.Count)];
        var target = schema.Find(parent.ReferenceTo[0]);
        if (parent.IsPolymorphic && !IsMistake)
            target = NameObject.Describe;
        return $"{prefix}{parent.RelationshipName}.{(target is null ? "Name" : Of(target).Path(depth + 1, fits))}";
    }

    private string Comparison(Func<string> left)
    {
        var of = left();
        var kind = IsMistake ? One("text", "number", "flag", "set", "date") : Kind(of);
        if (random.Next(12) == 0)
            return $"Id {One("IN", "NOT IN")} ({Join()})";
        return kind switch
        {
            "distance" => $"{of} {One("<", ">")} 5",
            "text" when random.Next(3) == 0 => $"{of} LIKE {One("'%a_\\_%'", "'a%'", "'%É'", "'%\\u0000'", "''")}",
            "set" when random.Next(2) == 0 => $"{of} {One("INCLUDES", "EXCLUDES")} ('v1;v2', {One("'v0'", "null")})",
            "set" or "flag" => $"{of} {One("=", "!=")} {Value(kind)}",
            _ when random.Next(3) == 0 => $"{of} {One("IN", "NOT IN")} ({Value(kind)}, {Value(kind)})",
            _ => $"{of} {One("=", "!=", "<", "<=", ">", ">=")} {Value(kind)}",
        };
    }

    private string Join()
    {
        var inner = schema.Objects[random.Next(schema.Objects.Count)];
        if (inner == describe || inner.Name == "Task")
            inner = IsMistake ? inner : schema.Objects.FirstOrDefault(o => o != describe && o.Name != "Task") ?? inner;
        var names = Of(inner);
        var where = random.Next(2) == 0 ? "" : " WHERE " + names.Condition(1, () => names.Path(f => f.CanFilter)).Replace(
            "(SELECT", IsMistake ? "(SELECT" : "('a01000000000001', 'a01000000000002') OR Id IN (SELECT", StringComparison.Ordinal);
        var ids = inner.Fields.Where(f => f.Type.Info().Family == ValueFamily.Id).ToList();
        return $"SELECT {(IsMistake ? names.Path() : ids[random.Next(ids.Count)].Name)} FROM "
            + $"{inner.Name}{(where.Contains("SELECT", StringComparison.Ordinal) && !IsMistake ? "" : where)}";
    }

    private string Value(string kind) => IsMistake ? Values[random.Next(Values.Length)] : kind switch
    {
        _ when random.Next(8) == 0 => "null",
        "text" or "set" => One("'a'", "'v1'", "'v2;v1'", "''", "'Label 1'", "'é\\u0000'"),
        "number" => One("5", "-1.25", "99999999999999999999", "0"),
        "flag" => One("true", "FALSE"),
        "date" => One("2026-11-23", "TODAY", "LAST_N_DAYS:30", "NEXT_N_YEARS:99999", "N_FISCAL_QUARTERS_AGO:2", "THIS_WEEK"),
        "moment" => One("2026-11-23T10:00:00Z", "1700-01-01T00:00:00Z", "TODAY", "LAST_N_YEARS:99999", "NEXT_WEEK"),
        "time" => One("10:30:00Z", "23:59:59.999Z"),
        "id" => One("'a01000000000001'", "'005000000000001AAA'", "'005000000000001AAB'", "''"),
        _ => One("'a'", "5", "TODAY", "true"),
    };

    // What the expression holds, by its function or the name of its field.
    private string Kind(string of)
    {
        var name = of[(of.LastIndexOf('.') + 1)..].TrimEnd(')');
        name = name[(name.LastIndexOf('(') + 1)..];
        return of switch
        {
            _ when of.StartsWith("DISTANCE", StringComparison.Ordinal) => "distance",
            _ when of.StartsWith("toLabel", StringComparison.Ordinal) => "text",
            _ when of.StartsWith("DAY_ONLY", StringComparison.Ordinal) => "date",
            _ when of.Contains('(', StringComparison.Ordinal) && !Starts(of, "MIN", "MAX") => "number",
            _ when name is "Id" || name.EndsWith("Id", StringComparison.Ordinal) => "id",
            _ => Kind(schema.Objects.Append(NameObject.Describe).Select(o => o.FindField(name)).FirstOrDefault(f => f is not null)),
        };
    }

    private static string Kind(FieldDescribe? field) => field switch
    {
        null => "text",
        { Type: FieldType.Reference, HoldsIds: false } => "id",
        _ => field.Type.Info().Family switch
        {
            ValueFamily.Text => "text",
            ValueFamily.TextSet => "set",
            ValueFamily.Id => "id",
            ValueFamily.Boolean => "flag",
            ValueFamily.Number => "number",
            ValueFamily.Date => "date",
            ValueFamily.DateTime => "moment",
            ValueFamily.Time => "time",
            _ => "any",
        },
    };

    private string One(params string[] values) => values[random.Next(values.Length)];

    private static bool Starts(string name, params string[] with) => with.Any(w => name.StartsWith(w, StringComparison.Ordinal));
}
