using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Tests;

/// <summary>Random statements over a schema: most choices are right, and each kind of mistake is made now and then.</summary>
internal sealed class RandomStatements(Random random, OrgSchema schema)
{
    private static readonly string[] DateFunctions = [
        "CALENDAR_YEAR", "CALENDAR_MONTH", "FISCAL_QUARTER", "DAY_IN_WEEK", "WEEK_IN_YEAR", "DAY_IN_YEAR"
    ];

    private RandomExpressions _names = null!;
    private int _mistakes;
    private int _unique;

    /// <summary>A statement on a random object.</summary>
    public string Next()
    {
        var describe = schema.Objects[random.Next(schema.Objects.Count)];
        // Half of the statements have few mistakes, so that long ones are right too.
        _mistakes = Chance(2) ? 20 : 600;
        _unique = 0;
        var from = IsMistake ? "Nothing__c" : describe.Name;
        _names = new RandomExpressions(random, schema, describe) { Mistakes = _mistakes };
        var aliases = "";
        if (random.Next(4) == 0)
            aliases = Aliases(describe);
        return random.Next(10) switch
        {
            < 6 => Rows(describe, from + aliases, 1),
            < 9 => Groups(from + aliases),
            _ => "SELECT COUNT() FROM "
                + $"{from}{aliases}{Where()}{(IsMistake ? " GROUP BY Name" : "")}{(IsMistake ? " ORDER BY Name" : "")}{Page(1)}",
        };
    }

    private bool IsMistake => random.Next(_mistakes) == 0;

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;

    private T One<T>(params T[] values) => values[random.Next(values.Length)];

    private string Aliases(SObjectDescribe describe)
    {
        var parent = describe.Fields.Where(f => f.RelationshipName is not null
            && (f.ReferenceTo.Any(t => schema.Find(t) is not null) || IsMistake)).Select(f => f.RelationshipName!).ToList();
        if (parent.Count == 0)
            return " x";
        _names.Aliases.Add("x");
        var text = " x";
        for (var i = 0; i < random.Next(3); i++)
        {
            text +=
                $", {(IsMistake ? "y0" : One("x", "x", describe.Name))}.{parent[random.Next(parent.Count)]} {(IsMistake ? "x" : "y" + i)}";
            _names.Aliases.Add("y" + i);
        }
        return text;
    }

    private string Rows(SObjectDescribe describe, string from, int level)
    {
        var items = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var count = random.Next(1, 6);
        for (var i = 0; i < count; i++)
            items.Add(Item(describe, level));
        if (level == 1 && Chance(10))
            items = [Typeof(), .. items.Where(
                i => !i.Contains('(', StringComparison.Ordinal) && !i.Contains("What.", StringComparison.Ordinal)), "Id"];
        var limit = items.Any(i => i.StartsWith("FIELDS", StringComparison.Ordinal)) && !IsMistake ? " LIMIT 100" : Page(level);
        if (items.FirstOrDefault(i => i.StartsWith("FIELDS", StringComparison.Ordinal)) is { } all && !IsMistake)
            items = [all, .. items.Where(
                i => i.Contains("(SELECT", StringComparison.Ordinal) || i.StartsWith("DISTANCE", StringComparison.Ordinal))];
        var scope = Chance(10) && (level == 1 || IsMistake) ? " USING SCOPE " + (IsMistake ? "team" : One("everything", "mine")) : "";
        return $"SELECT {string.Join(", ", items)} FROM "
            + $"{from}{scope}{Where()}{With()}{OrderBy(() => _names.Path(f => f.CanSort))}{limit}{Tail()}";
    }

    private string Item(SObjectDescribe describe, int level) => random.Next(16) switch
    {
        0 => $"FORMAT({_names.Path()})" + Alias(),
        1 =>
            $"toLabel({_names.Path(f => f.Type == FieldType.Reference || f.Type.Info().Family is ValueFamily.Text or ValueFamily.TextSet)})" + Alias(),
        2 => Currency("convertCurrency({0})"),
        3 => Currency("FORMAT(convertCurrency({0}))"),
        4 => Distance() + Alias(),
        5 when Chance(3) => $"FIELDS({One("ALL", "STANDARD", "CUSTOM")})",
        6 or 7 when level < 5 || IsMistake => Children(describe, level),
        8 when IsMistake => $"{One(DateFunctions)}({_names.Path(IsDate)})",
        9 when IsMistake => $"GROUPING({_names.Path()})",
        10 when IsMistake => $"convertTimezone({_names.Path()})",
        11 when IsMistake => _names.Path() + " z",
        _ => _names.Path(),
    };

    private string Currency(string call)
    {
        var path = _names.Path(f => f.Type == FieldType.Currency);
        return path.EndsWith("Name", StringComparison.Ordinal) && !IsMistake
            ? path
            : string.Format(System.Globalization.CultureInfo.InvariantCulture, call, path) + Alias();
    }

    private string Children(SObjectDescribe describe, int level)
    {
        var relationships =
            describe.ChildRelationships.Where(r => schema.Find(r.ChildSObject)?.FindField(r.Field) is not null || IsMistake).ToList();
        if (relationships.Count == 0)
            return _names.Path();
        var (outer, relationship) = (_names, relationships[random.Next(relationships.Count)]);
        var child = schema.Find(relationship.ChildSObject) ?? schema.Objects[0];
        _names = outer.Of(child);
        var from = (Chance(5) ? describe.Name + "." : "") + (IsMistake ? "Nones__r" : relationship.RelationshipName);
        var text = IsMistake ? Groups(from) : Rows(child, from, level + 1);
        _names = outer;
        return $"({text})";
    }

    private string Typeof()
    {
        var branches = string.Concat(Enumerable.Range(0, random.Next(1, 3)).Select(_ =>
        {
            var type = IsMistake
                ? schema.Objects[random.Next(schema.Objects.Count)]
                : schema.Find(One("User", "Alpha__c", "Beta__c")) ?? schema.Objects[0];
            return $" WHEN {(IsMistake ? "Absent__c" : type.Name)} THEN "
                + $"{string.Join(", ", new HashSet<string>([_names.Of(type).Path(), _names.Of(type).Path()]))}";
        }));
        var otherwise = Chance(2)
            ? $" ELSE {(IsMistake ? One("Profile.Name", "Name, Name", "Nothing") : One("Name", "Name, Email", "NameOrAlias, IsActive, LastViewedDate"))}"
            : "";
        return $"TYPEOF {(IsMistake ? "Owner" : "What")}{branches}{otherwise} END";
    }

    private string Groups(string from)
    {
        var keys = Enumerable.Range(0, random.Next(0, 4)).Select(_ => Key()).ToList();
        if (keys.Count == 0 && Chance(3))
            keys.Add(Key());
        var items = keys.Where(_ => !Chance(4)).Select(k => k.Contains('(', StringComparison.Ordinal) || !Chance(8) || !IsMistake
            ? k
            : One("FORMAT", "toLabel", "GROUPING") + $"({k})").ToList();
        for (var i = 0; i < random.Next(0, 3); i++)
            items.Add((Chance(6) ? $"FORMAT({Aggregate()})" : Aggregate()) + Alias());
        if (items.Count == 0 || IsMistake)
            items.Add(IsMistake ? _names.Path() : "COUNT(Id)");
        var kind = random.Next(5) switch { 0 => "ROLLUP", 1 => "CUBE", _ => "" };
        if ((kind.Length > 0 || IsMistake) && keys.Count > 0 && !keys[0].Contains("convertTimezone", StringComparison.Ordinal) && Chance(2))
            items.Add($"GROUPING({keys[0]})");
        var groupBy = keys.Count == 0
            ? ""
            : $" GROUP BY {(kind.Length == 0 ? string.Join(", ", keys) : $"{kind}({string.Join(", ", keys)})")}";
        var having = keys.Count > 0 && Chance(3) ? " HAVING " + _names.Condition(2, () => Chance(4) ? keys[0] : Aggregate()) : "";
        return $"SELECT {string.Join(", ", items)} FROM "
            + $"{from}{Where()}{groupBy}{having}{OrderBy(() => keys.Count > 0 && Chance(2) ? keys[0] : Chance(3) && _unique > 0 ? "a0" : Aggregate())}{(keys.Count > 0 || IsMistake ? Page(1) : "")}";
    }

    private string Key() => Chance(4)
        ? $"{One(DateFunctions)}({(Chance(4) ? $"convertTimezone({_names.Path(f => f.Type == FieldType.DateTime)})" : _names.Path(IsDate))})"
        : _names.Path(f => f.CanGroup);

    private string Aggregate() => One("COUNT", "COUNT_DISTINCT", "MIN", "MAX", "SUM", "AVG") switch
    {
        "SUM" or "AVG" => $"SUM({_names.Path(f => f.CanAggregate && f.Type.Info().CanSum)})",
        var name when IsMistake => $"{name}(MAX({_names.Path()}))",
        var name => $"{name}({_names.Path(f => f.CanAggregate)})",
    };

    private string Alias() => Chance(2) ? "" : " a" + (IsMistake ? random.Next(3) : _unique++);

    private string Where() => Chance(2) ? "" : " WHERE " + _names.Condition(2, Left);

    private string Left() => random.Next(14) switch
    {
        0 => $"{(IsMistake ? "NO_SUCH_FUNCTION" : One(DateFunctions))}({_names.Path(f => IsDate(f) && f.CanFilter)})",
        1 => Distance(),
        2 => $"toLabel({_names.Path(f => f.CanFilter && f.Type.Info().Family is ValueFamily.Text or ValueFamily.TextSet && f.CanFilter)})",
        3 => $"{One("DAY_ONLY", "HOUR_IN_DAY")}({_names.Path(f => f.Type == FieldType.DateTime && f.CanFilter)})",
        4 when IsMistake => Aggregate(),
        5 when IsMistake => $"convertCurrency({_names.Path(f => f.Type == FieldType.Currency)})",
        6 when IsMistake => "FORMULA('1')",
        _ => _names.Path(f => f.CanFilter),
    };

    private string Distance() => $"DISTANCE({_names.Path(f => f.IsCompound)}, GEOLOCATION(47.3, 8.5), '{One("mi", "km")}')";

    private string With() => IsMistake ? " WITH " + One("DATA CATEGORY G__c AT "
        + "a__c", "SECURITY_ENFORCED", "RecordVisibilityContext(maxDescriptorPerRecord=100)", "UserId='005'", "NOTHING") : "";

    private string OrderBy(Func<string> key) => Chance(2)
        ? ""
        : " ORDER BY " + string.Join(
            ", ", Enumerable.Range(0, random.Next(1, 3)).Select(_ => (IsMistake ? Left() : key()) + One("", " DESC", " ASC NULLS LAST")));

    private string Page(int level) =>
        (Chance(2) ? "" : $" LIMIT {random.Next(0, 300)}")
            + (Chance(6) && (level == 1 || IsMistake) ? $" OFFSET {(IsMistake ? 2001 : random.Next(0, 3))}" : "");

    private string Tail() => IsMistake ? One(" FOR VIEW", " UPDATE VIEWSTAT", " UPDATE TRACKING") : "";

    private static bool IsDate(FieldDescribe field) => field.Type is FieldType.Date or FieldType.DateTime;
}
