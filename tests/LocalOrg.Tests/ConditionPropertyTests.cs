using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Random conditions over random rows: what LocalOrg finds by SQL is what the same condition, written down a second time as C#, finds in
/// memory.
/// </summary>
public sealed class ConditionPropertyTests
{
    private sealed record Row(
        string Name, string? Text, double? Number, bool Flag, DateOnly? Date, string? Pick, string? Tags, Row? Parent);

    private sealed record Case(string Soql, Func<Row, bool> Holds);

    private static readonly string[] Texts = ["a", "A", "b", "ab", "aB_", "a%", "é", "É", "zé", "Z", "o'x", "back\\slash", "日本"];
    private static readonly double[] Numbers = [-3.5, 0, 1, 2.25, 1000];
    private static readonly string[] Picks = ["Low", "Medium", "High"];
    private static readonly string[] TagValues = ["Strategic", "At Risk", "Public"];

    private static readonly Gen<string> GenText = OneOf(Texts);
    private static readonly Gen<double> GenNumber = OneOf(Numbers);
    private static readonly Gen<DateOnly> GenDate = Gen.Int[0, 6].Select(d => new DateOnly(2026, 11, 20).AddDays(d));

    private static readonly Gen<(string Soql, Func<Row, Row?> Of)> Path =
        OneOf<(string Soql, Func<Row, Row?> Of)>(
            ("", r => r), ("", r => r), ("Parent__r.", r => r.Parent), ("Parent__r.Parent__r.", r => r.Parent?.Parent));

    private static readonly Gen<Case> GenLeaf = Gen.OneOf(
        Gen.Select(OneOf("=", "!=", "<", "<=", ">", ">="), GenText, Path, (op, value, p) => new Case(
            $"{p.Soql}Summary__c {op} {Quote(value)}", r => Compare(p.Of(r)?.Text, value, op, Order))),
        Gen.Select(
            OneOf("=", "!=", "<", "<=", ">", ">="), GenNumber, Path,
            (op, value, p) => new Case($"{p.Soql}Weight__c {op} {value.ToString(CultureInfo.InvariantCulture)}", r => Compare(
                p.Of(r)?.Number, (double?)value, op, (x, y) => x!.Value.CompareTo(y!.Value)))),
        Gen.Select(OneOf("=", "!=", "<", "<=", ">", ">="), GenDate, Path, (op, value, p) => new Case($"{p.Soql}StartDate__c {op} "
            + $"{value:yyyy-MM-dd}", r => Compare(p.Of(r)?.Date, (DateOnly?)value, op, (x, y) => x!.Value.CompareTo(y!.Value)))),
        Gen.Select(OneOf("=", "!="), OneOf("Summary__c", "Weight__c", "StartDate__c", "Category__c"), Path, (op, field, p) => new Case(
            $"{p.Soql}{field} {op} null", r => (Value(p.Of(r), field) is null) == (op == "="))),
        Gen.Select(OneOf("=", "!="), OneOf("true", "false", "null"), Path, (op, value, p) => new Case(
            $"{p.Soql}IsBillable__c {op} {value}", r => ((p.Of(r)?.Flag ?? false) == (value == "true")) == (op == "="))),
        Gen.Select(Gen.Bool, OrNull(GenText).Array[1, 4], Path, (negated, values, p) => new Case(
            $"{p.Soql}Summary__c {(negated ? "NOT IN" : "IN")} ({string.Join(", ", values.Select(v => v is null ? "null" : Quote(v)))})",
            r => values.Any(v => Same(v, p.Of(r)?.Text)) != negated)),
        Gen.Select(GenPattern(), Path, (pattern, p) => new Case(
            $"{p.Soql}Summary__c LIKE {Quote(pattern, keepLike: true)}", r => p.Of(r)?.Text is { } text && Like(pattern).IsMatch(text))),
        Gen.Select(OneOf("=", "!="), OneOf(Picks), Path, (op, value, p) => new Case(
            $"{p.Soql}Category__c {op} {Quote(value)}", r => Same(p.Of(r)?.Pick, value) == (op == "="))),
        Gen.Select(Gen.Bool, OneOf(TagValues).Array[1, 2].Array[1, 2], (negated, groups) => new Case(
            $"Tags__c {(negated ? "EXCLUDES" : "INCLUDES")} ({string.Join(", ", groups.Select(g => Quote(string.Join(';', g))))})",
            r => groups.Any(g => g.All(v => (r.Tags ?? "").Split(';').Contains(v))) != negated)),
        Gen.Select(
            OneOf("=", "!=", "<", "<=", ">", ">="),
            OneOf(
                ("TODAY", 23, 23), ("YESTERDAY", 22, 22), ("NEXT_N_DAYS:2", 24, 25), ("LAST_N_DAYS:2", 21, 23), ("THIS_WEEK", 22, 28),
                ("N_DAYS_AGO:3", 20, 20)), (op, range) =>
                new Case($"StartDate__c {op} {range.Item1}", r => InRange(r.Date, op, range.Item2, range.Item3))));

    private static readonly Gen<Case> GenCase = Gen.Recursive<Case>((depth, deeper) => depth >= 3
        ? GenLeaf
        : Gen.Frequency(
            (3, GenLeaf),
            (2, deeper.Array[2, 3].Select(
                c => new Case("(" + string.Join(" AND ", c.Select(x => x.Soql)) + ")", r => c.All(x => x.Holds(r))))),
            (2, deeper.Array[2, 3].Select(
                c => new Case("(" + string.Join(" OR ", c.Select(x => x.Soql)) + ")", r => c.Any(x => x.Holds(r))))),
            (1, deeper.Select(c => new Case($"(NOT {c.Soql})", r => !c.Holds(r))))));

    [Fact]
    public async Task SQL_and_memory_agree_on_every_condition()
    {
        await using var org = await OrgClient.StartAsync(o => o.Clock(new FixedClock()));
        // One seed for the rows, so that a failing condition can be tried again on the same ones; the conditions differ from run to run.
        var rows = await CreateAsync(org, RandomRows(new Random(20261123)));
        var found = 0;
        await GenCase.SampleAsync(
            async test =>
            {
                var expected = rows.Where(test.Holds).Select(r => r.Name).ToList();
                var actual = await org.RowsAsync($"SELECT Name FROM Project__c WHERE {test.Soql} ORDER BY Name");
                Interlocked.Add(ref found, expected.Count);
                Assert.True(expected.SequenceEqual(
                    actual), $"{test.Soql}\nin memory: {string.Join(",", expected)}\nby SQL:    {string.Join(",", actual)}");
            },
            iter: 1500,
            threads: 1,
            print: c => c.Soql);
        // A generator whose conditions match nothing would agree with anything.
        Assert.True(found > 1500);
    }

    private static async Task<List<Row>> CreateAsync(OrgClient org, Row[] random)
    {
        var rows = new List<Row>();
        var ids = new List<string>();
        for (var i = 0; i < random.Length; i++)
        {
            // A third have no parent; the parents of the others were made before.
            var parent = i % 3 == 0 ? -1 : i / 2;
            var row = random[i] with { Name = $"R{i:D3}", Parent = parent < 0 ? null : rows[parent] };
            rows.Add(row);
            ids.Add(await org.CreateAsync("Project__c", JsonSerializer.Serialize(new Dictionary<string, object?>
            {
                ["Name"] = row.Name, ["Summary__c"] = row.Text, ["Weight__c"] = row.Number, ["IsBillable__c"] = row.Flag,
                ["Category__c"] = row.Pick,
                ["StartDate__c"] = row.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["Tags__c"] = row.Tags,
                ["Parent__c"] = parent < 0 ? null : ids[parent],
            })));
        }
        return rows;
    }

    private static Row[] RandomRows(Random random)
    {
        bool IsNull() => random.Next(5) == 0;
        T One<T>(params T[] values) => values[random.Next(values.Length)];
        return [.. Enumerable.Range(0, 150).Select(_ => new Row(
            "", IsNull() ? null : One(Texts), IsNull() ? null : One(Numbers), random.Next(2) == 0,
            IsNull() ? null : new DateOnly(2026, 11, 20).AddDays(random.Next(7)),
            IsNull() ? null : One(Picks), IsNull() ? null : Joined([One(TagValues), One(TagValues)]), null))];
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<string?> OrNull(Gen<string> gen) => Gen.Select(Gen.Int[0, 4], gen, (n, text) => n == 0 ? null : text);

    private static Gen<string> GenPattern() =>
        OneOf("%", "_", "a", "A", "b", "é", "\\_", "\\%", "'", "本").Array[1, 4].Select(string.Concat);

    private static string Joined(string[] tags) => string.Join(';', TagValues.Where(tags.Contains));

    private static object? Value(Row? row, string field) => field switch
    {
        "Summary__c" => row?.Text,
        "Weight__c" => row?.Number,
        "StartDate__c" => row?.Date,
        _ => row?.Pick,
    };

    private static bool Same(string? left, string? right) =>
        left is null || right is null ? left is null && right is null : Order(left, right) == 0;

    private static int Order(string? left, string? right) => string.CompareOrdinal(left!.ToUpperInvariant(), right!.ToUpperInvariant());

    private static bool Compare<T>(T? left, T? right, string op, Func<T?, T?, int> order) => left is null
        ? op == "!="
        : op switch
        {
            "=" => order(left, right) == 0,
            "!=" => order(left, right) != 0,
            "<" => order(left, right) < 0,
            "<=" => order(left, right) <= 0,
            ">" => order(left, right) > 0,
            _ => order(left, right) >= 0,
        };

    private static bool InRange(DateOnly? date, string op, int first, int last) => date is not { } day
        ? op == "!="
        : op switch
        {
            "=" => day.Day >= first && day.Day <= last,
            "!=" => day.Day < first || day.Day > last,
            "<" => day.Day < first,
            "<=" => day.Day <= last,
            ">" => day.Day > last,
            _ => day.Day >= first,
        };

    private static string Quote(string text, bool keepLike = false)
    {
        var quoted = new StringBuilder("'");
        for (var i = 0; i < text.Length; i++)
        {
            if (keepLike && text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '%' or '_')
                quoted.Append(text[i]);
            else if (text[i] is '\\' or '\'')
                quoted.Append('\\').Append(text[i]);
            else
                quoted.Append(text[i]);
        }
        return quoted.Append('\'').ToString();
    }

    private static Regex Like(string pattern)
    {
        var regex = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\' && i + 1 < pattern.Length)
                regex.Append(Regex.Escape(pattern[++i].ToString()));
            else
                regex.Append(pattern[i] switch { '%' => ".*", '_' => ".", var c => Regex.Escape(c.ToString()) });
        }
        return new Regex(regex.Append('$').ToString(), RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant);
    }
}
