using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>Random conditions that a world's schema allows.</summary>
internal sealed class ConditionMaker(World world, Random random)
{
    private static readonly ComparisonOperator[] All = Enum.GetValues<ComparisonOperator>();
    private static readonly ComparisonOperator[] Equality = [ComparisonOperator.Equal, ComparisonOperator.NotEqual];
    private static readonly SoqlFunction[] DateFunctions = [.. Enum.GetValues<SoqlFunction>().Where(f => f.IsDatePart())];

    /// <summary>A field that <paramref name="isWanted"/> takes, of the object or of a parent; the id where there is none.</summary>
    public (FieldPath Path, FieldDescribe Field) Path(SObjectDescribe describe, FromClause from, Func<FieldDescribe, bool> isWanted)
    {
        var names = new List<string>();
        var at = describe;
        var levels = Chance(60) ? 0 : Chance(80) ? random.Next(1, 3) : random.Next(1, 6);
        for (; levels > 0; levels--)
        {
            var references = at.Fields.Where(f => f.Type == FieldType.Reference).ToList();
            if (references.Count == 0)
                break;
            var reference = Pick(references);
            names.Add(reference.RelationshipName!);
            at = world.Schema.Find(reference.ReferenceTo[0])!;
        }
        var fields = at.Fields.Where(isWanted).ToList();
        if (fields.Count == 0)
        {
            (at, fields) = (describe, [.. describe.Fields.Where(isWanted)]);
            names.Clear();
        }
        var field = fields.Count == 0 ? at.FindField("Id")! : Pick(fields);
        if (from.Main.Alias is { } alias && Chance(50))
            names.Insert(0, alias.Text);
        else if (names.Count == 0 && from.Main.Name.Last == describe.Name && Chance(4))
            names.Insert(0, describe.Name);
        return (new FieldPath(Of(names.Append(field.Name))), field);
    }

    /// <summary>A function of a date field; most with a time zone where it is a dateTime.</summary>
    public FunctionCall DateFunction(FieldPath path, FieldDescribe field)
    {
        var isMoment = field.Type == FieldType.DateTime;
        var function = Pick([.. DateFunctions.Where(f => isMoment || f is not (SoqlFunction.DayOnly or SoqlFunction.HourInDay))]);
        return new FunctionCall(Spell(function), isMoment && Chance(50) ? new FunctionCall("convertTimezone", path) : path);
    }

    public Condition Condition(SObjectDescribe describe, FromClause from, int depth)
    {
        if (depth == 0 || Chance(25))
            return Leaf(describe, from);
        if (Chance(20))
            return new NotCondition(Condition(describe, from, depth - 1));
        var terms = Of(Enumerable.Range(0, random.Next(2, 4)).Select(_ => Condition(describe, from, depth - 1)));
        return Chance(50) ? new AndCondition(terms) : new OrCondition(terms);
    }

    /// <summary>A semi-join or anti-join on an object related to this one; null where there is none.</summary>
    public SemiJoinCondition? Join(SObjectDescribe describe)
    {
        // Id or a reference field on both sides, of one object.
        var sides = world.Schema.Objects.Where(o => o.Name != describe.Name).SelectMany(
            o => Ends(o).Select(e => (Object: o, e.Field, e.Target)));
        var pairs = Ends(describe).SelectMany(
            left => sides.Where(s => s.Target == left.Target).Select(right => (Left: left.Field, Right: right))).ToList();
        if (pairs.Count == 0)
            return null;
        var (own, inner) = Pick(pairs);
        var from = new FromClause(Of([new FromItem(new FieldPath(inner.Object.Name))]));
        var where = Chance(75) ? Condition(inner.Object, from, random.Next(3)) : null;
        return new SemiJoinCondition(new FieldPath(own), Chance(40), new SemiJoinQuery(new FieldPath(inner.Field), from, where, null));

        static IEnumerable<(string Field, string Target)> Ends(SObjectDescribe o) =>
            o.Fields.Where(f => f.Type == FieldType.Reference).Select(f => (f.Name, f.ReferenceTo[0])).Append(("Id", o.Name));
    }

    public Condition Having(
        SObjectDescribe describe, FromClause from, List<FieldExpression> keys, GroupByKind kind, Func<AggregateCall> aggregate)
    {
        var terms = Enumerable.Range(0, random.Next(1, 3)).Select(_ => Term()).ToList();
        var all = terms.Count == 1 ? terms[0] : Chance(50) ? new AndCondition(Of(terms)) : new OrCondition(Of(terms));
        return Chance(15) ? new NotCondition(all) : all;

        Condition Term()
        {
            var key = Pick(keys);
            // What a checkbox is on a subtotal is nowhere said: null as every key is, or off as it always is.
            if (Chance(35) && !(kind != GroupByKind.Plain && key is FieldPath path && Field(path).Type == FieldType.Boolean))
                return key is FieldPath field ? Leaf(describe, field, Field(field)) : FunctionLeaf((FunctionCall)key);
            if (kind != GroupByKind.Plain && key is FieldPath && Chance(30))
                return new Comparison(new FunctionCall("GROUPING", key), ComparisonOperator.Equal, new NumberLiteral(Pick(["0", "1"])));
            var call = aggregate();
            if (call.Function is AggregateFunction.Min or AggregateFunction.Max
                && Field((FieldPath)call.Argument!) is { Type: not FieldType.MultiPicklist } of)
                return Leaf(describe, call, of);
            return new Comparison(call, Pick(All), new NumberLiteral(Pick(["0", "1", "2", "5", "-2.5", "12"])));
        }

        FieldDescribe Field(FieldPath path) => SingleRow.Field(world, describe, SingleRow.Steps(from, path));
    }

    private T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];

    private bool Chance(int percent) => random.Next(100) < percent;

    private static EquatableArray<T> Of<T>(IEnumerable<T> items)
        where T : IEquatable<T> => new(items);

    private Condition Leaf(SObjectDescribe describe, FromClause from)
    {
        var (path, field) = Path(describe, from, _ => true);
        if (field.Type is FieldType.Date or FieldType.DateTime && Chance(30))
            return FunctionLeaf(DateFunction(path, field));
        if (field.Type is FieldType.Picklist && Chance(15))
            return new Comparison(new FunctionCall(
                "toLabel", path), Pick(Equality), new StringLiteral(Pick([.. field.PicklistValues.Select(v => v.Label), "beyond"])));
        return Leaf(describe, path, field);
    }

    private Condition Leaf(SObjectDescribe describe, FieldExpression left, FieldDescribe field)
    {
        if (Chance(12))
            return new Comparison(left, Chance(90) || field.Type is FieldType.Boolean or FieldType.MultiPicklist
                ? Pick(Equality)
                : Pick(All), new NullLiteral());
        switch (field.Type)
        {
            case FieldType.Boolean:
                return new Comparison(left, Pick(Equality), new BooleanLiteral(Chance(50)));
            case FieldType.MultiPicklist when Chance(70):
                return new IncludesCondition(
                    left, Chance(40), Of(Enumerable.Range(0, random.Next(1, 3)).Select(_ => Value(describe, left, field))));
            case FieldType.MultiPicklist:
                return new Comparison(left, Pick(Equality), Value(describe, left, field));
            case FieldType.Id or FieldType.Reference:
                return Chance(50) ? new Comparison(left, Pick(Equality), Value(describe, left, field)) : In(describe, left, field);
            case FieldType.Date or FieldType.DateTime when Chance(50):
                return new Comparison(left, Pick(All), Relative());
            case FieldType.Date or FieldType.DateTime or FieldType.Time or FieldType.Int or FieldType.Double or FieldType.Currency
                or FieldType.Percent:
                return Chance(75) ? new Comparison(left, Pick(All), Value(describe, left, field)) : In(describe, left, field);
        }
        // Whether LIKE and < tell the case of unique, case-sensitive texts is nowhere said.
        if (field.Is(FieldTraits.CaseSensitive))
            return Chance(60) ? new Comparison(left, Pick(Equality), Value(describe, left, field)) : In(describe, left, field);
        var kind = random.Next(100);
        return kind < 45
            ? new Comparison(left, Pick(All), Value(describe, left, field))
            : kind < 70 ? In(describe, left, field) : new LikeCondition(left, Pattern());
    }

    private Condition FunctionLeaf(FunctionCall call)
    {
        if (Chance(8))
            return new Comparison(call, Pick(Equality), new NullLiteral());
        if (call.Function == SoqlFunction.DayOnly)
            return new Comparison(call, Pick(All), new DateLiteral(world.Today.AddDays(random.Next(-2, 3)).ToDateTime(TimeOnly.MinValue)));
        var about = (int)(decimal)new Ranges(world.Today, world.FiscalYearStart).Part(call.Function, world.Now);
        Literal Number() => new NumberLiteral((about + random.Next(-2, 3)).ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Chance(75) ? new Comparison(call, Pick(All), Number()) : new InCondition(call, Chance(40), Of([Number(), Number()]));
    }

    private InCondition In(SObjectDescribe describe, FieldExpression left, FieldDescribe field) => new(
        left, Chance(40), Of(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Chance(10)
            ? new NullLiteral()
            : field.Type is FieldType.Date or FieldType.DateTime && Chance(30) ? Relative() : Value(describe, left, field))));

    private RelativeDateLiteral Relative()
    {
        var range = Pick(Enum.GetValues<RelativeDateRange>());
        return new RelativeDateLiteral(
            range, range.TakesNumber() ? random.Next(1, range.Name().Contains("DAY", StringComparison.Ordinal) ? 100 : 5) : null);
    }

    private LikePattern Pattern() => new(string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(
        _ => Pick(["%", "%", "_", "a", "B", "É", "o", "row", @"\%", @"\_", @"\\", "'", " ", "1"]))));

    // One that rows have, or nearly.
    private Literal Value(SObjectDescribe describe, FieldExpression left, FieldDescribe field)
    {
        if (field.Type is FieldType.Id or FieldType.Reference)
        {
            var owner = field.Type == FieldType.Id ? Owner(describe, left) : world.Schema.Find(field.ReferenceTo[0])!;
            var id = ((SfId)Pick(world.Rows[owner.Name])["Id"]!).Text;
            return new StringLiteral(Chance(30) ? id[..15] : id);
        }
        var value = Pick(world.Domain(Owner(describe, left), field));
        return value switch
        {
            string text when field.Is(FieldTraits.RestrictedPicklist) || Chance(50) => new StringLiteral(text),
            string text => new StringLiteral(Chance(50) ? text.ToUpperInvariant() : text.ToLowerInvariant()),
            decimal number => new NumberLiteral(number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            DateOnly date => new DateLiteral(date.ToDateTime(TimeOnly.MinValue)),
            DateTime moment => new DateTimeLiteral(new DateTimeOffset(moment).ToOffset(TimeSpan.FromMinutes(Pick([0, 0, 120, -330])))),
            TimeSpan time => new TimeLiteral(time, TimeSpan.Zero),
            _ => throw new InvalidOperationException(field.ToString()),
        };
    }

    // The object that has the field at the end of the path.
    private SObjectDescribe Owner(SObjectDescribe describe, FieldExpression left)
    {
        var path = left is AggregateCall call ? (FieldPath)call.Argument! : (FieldPath)left;
        var at = describe;
        foreach (var name in path.Names.Take(path.Names.Count - 1))
        {
            if (at.Fields.FirstOrDefault(f => f.RelationshipName == name) is { } reference)
                at = world.Schema.Find(reference.ReferenceTo[0])!;
        }
        return at;
    }

    private static string Spell(SoqlFunction function) => SoqlFunctions.Names.Single(n => SoqlFunctions.Find(n) == function);
}
