using CsCheck;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>Random trees of everything that the grammar allows.</summary>
internal static class RandomTrees
{
    private static readonly Gen<string> Name = Gen.OneOf<string>(
        "Id", "Name", "Amount__c", "ns__Rating__c", "Owner", "Group", "Order", "Typeof", "Count", "x1");

    private static readonly Gen<FieldPath> Path = Name.Array[1, 3].Select(names => new FieldPath(new EquatableArray<string>(names)));

    private static readonly Gen<Identifier> Word = Name.Select(name => new Identifier(name));

    // Any character that the platform takes, and more of those that need care.
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Char.Where(c => c != '\uFFFF'),
        Gen.OneOf<char>('\'', '"', '\\', '%', '_', '\n', '\r', '\t', '\0', 'n', 'u', ' ')).Array[0, 12].Select(c => new string(c));

    private static readonly Gen<LikePattern> Pattern = Gen.OneOf(
        Text.Select(t => t.Replace(@"\", @"\\")), Gen.OneOf<string>(@"\%", @"\_", @"\\", "%", "_"))
        .Array[0, 5].Select(parts => new LikePattern(string.Concat(parts)));

    private static readonly Gen<NumberLiteral> Number = Gen.OneOf(
        Gen.Long.Select(n => n.ToString()), Gen.Decimal[-1_000_000m, 1_000_000m].Select(n => n.ToString("0.0##")),
        Gen.OneOf<string>(".5", "-.25", "007", new string('9', 60)))
        .Select(text => new NumberLiteral(text));

    private static readonly Gen<TimeSpan> Offset = Gen.Int[-14 * 60, 14 * 60].Select(minutes => TimeSpan.FromMinutes(minutes));

    private static readonly Gen<TimeSpan> Clock = Gen.OneOf(
        Gen.Long[0, TimeSpan.TicksPerDay - 1], Gen.Long[0, 86_399].Select(s => s * TimeSpan.TicksPerSecond))
        .Select(ticks => TimeSpan.FromTicks(ticks));

    private static readonly Gen<DateTime> Day = Gen.Int[2, 3_650_000].Select(days => DateTime.MinValue.AddDays(days));

    private static readonly Gen<Literal> Value = Gen.OneOf(
        Text.Select(text => (Literal)new StringLiteral(text)),
        Number.Select(number => (Literal)number),
        Gen.Select(Gen.OneOf<string>("USD", "EUR"), Gen.OneOf<string>("5000", "12.50", "0")).Select(
            (code, amount) => (Literal)new CurrencyLiteral(code, amount)),
        Day.Select(day => (Literal)new DateLiteral(day)),
        Gen.Select(Day, Clock, Offset).Select(
            (day, clock, offset) => (Literal)new DateTimeLiteral(new DateTimeOffset(day + clock, offset))),
        Gen.Select(Clock, Offset).Select((clock, offset) => (Literal)new TimeLiteral(clock, offset)),
        Gen.Select(Gen.Enum<RelativeDateRange>(), Gen.Int[0, 500])
            .Select((range, n) => (Literal)new RelativeDateLiteral(range, range.TakesNumber() ? n : null)),
        Gen.Bool.Select(value => (Literal)new BooleanLiteral(value)),
        Gen.Const((Literal)new NullLiteral()));

    private static readonly Gen<FieldExpression> Function = Path.Select(path => (FieldExpression)path).SelectMany(Call);

    private static readonly Gen<FieldExpression> Field = Gen.OneOf(
        Path.Select(path => (FieldExpression)path), Function, Function.SelectMany(Call));

    private static readonly Gen<FieldExpression> Distance = Gen.Select(Path, Number, Number, Gen.Enum<DistanceUnit>())
        .Select((path, latitude, longitude, unit) => (FieldExpression)new DistanceCall(path, latitude, longitude, unit));

    private static readonly Gen<FieldExpression> FieldOrDistance = Gen.OneOf(Field, Field, Distance);

    private static readonly Gen<EquatableArray<Literal>> Values = Value.Array[1, 3].Select(values => new EquatableArray<Literal>(values));

    private static readonly Gen<RowCount?> Rows = Gen.Int[0, int.MaxValue].Select(n => new RowCount(n)).Null();

    private static readonly Gen<FromClause> From = Gen.Select(Path, Word.Null(), Using().Array[0, 2])
        .Select((path, alias, scopes) => new FromItem(path) { Alias = alias, Using = new EquatableArray<UsingItem>(scopes) })
        .Array[1, 3].Select(items => new FromClause(new EquatableArray<FromItem>(items)));

    private static readonly Gen<WithClause> Category = Gen.Select(Word, Gen.Enum<DataCategoryOperator>(), Word.Array[1, 3])
        .Select((group, which, categories) => new DataCategoryFilter(group, which, new EquatableArray<Identifier>(categories)))
        .Array[1, 3].Select(filters => (WithClause)new WithDataCategory(new EquatableArray<DataCategoryFilter>(filters)));

    private static readonly Gen<EquatableArray<OrderByItem>> OrderBy = Gen.Select(FieldOrDistance, Gen.Bool, Gen.Bool)
        .Select((field, descending, nullsLast) => new OrderByItem(field, descending, nullsLast))
        .Array[0, 2].Select(items => new EquatableArray<OrderByItem>(items));

    private static readonly Gen<UpdateTargets> Update = Gen.Int[0, 3].Select(bits => (UpdateTargets)bits);

    /// <summary>Queries with subqueries and semi-joins down to a small depth.</summary>
    public static Gen<SoqlQuery> Queries { get; } = Query(2);

    /// <summary>Searches.</summary>
    public static Gen<SoslSearch> Searches { get; } = Search();

    private static Gen<FieldExpression> Call(FieldExpression argument) => Gen.OneOf(
        Gen.OneOf<string>("CALENDAR_YEAR", "toLabel", "FORMAT", "convertTimezone", "Unknown").Select(
            name => (FieldExpression)new FunctionCall(name, argument)),
        Gen.Enum<AggregateFunction>().Select(function => (FieldExpression)new AggregateCall(function, argument)));

    private static Gen<UsingItem> Using() => Gen.Select(Gen.Enum<UsingKind>(), Gen.OneOf<string>("mine", "Foo__c.Bar__c"))
        .Select((kind, name) => new UsingItem(kind, new FieldPath(name)));

    private static Gen<WithClause> Filter() => Gen.Select(Word, Text)
        .Select((name, text) => (WithClause)new WithFilter(name, false, new EquatableArray<Literal>([new StringLiteral(text)])));

    private static Gen<WithClause> Option() => Gen.Select(Word, Gen.Select(Word, Gen.Int[0, 99]).Array[0, 2])
        .Select((name, settings) => (WithClause)new WithOption(
        name, new EquatableArray<WithSetting>(settings.Select(s => new WithSetting(s.Item1, new NumberLiteral(s.Item2.ToString()))))));

    private static Gen<Condition> Leaf() => Gen.OneOf(
        Gen.Select(FieldOrDistance, Gen.Enum<ComparisonOperator>(), Value).Select(
            (left, how, right) => (Condition)new Comparison(left, how, right)),
        Gen.Select(Text, Value).Select(
            (formula, right) => (Condition)new Comparison(new FormulaCall(formula), ComparisonOperator.Equal, right)),
        Gen.Select(Path, Gen.Bool, Path, Value)
            .Select(
                (a, minus, b, right) => (Condition)new Comparison(new FieldCalculation(a, minus, b), ComparisonOperator.Greater, right)),
        Gen.Select(Field, Pattern).Select((left, pattern) => (Condition)new LikeCondition(left, pattern)),
        Gen.Select(Field, Gen.Bool, Values).Select((left, not, values) => (Condition)new InCondition(left, not, values)),
        Gen.Select(Field, Gen.Bool, Values).Select((left, not, values) => (Condition)new IncludesCondition(left, not, values)));

    private static Gen<Condition> Condition(int depth)
    {
        if (depth == 0)
            return Leaf();
        var inner = Condition(depth - 1);
        var terms = inner.Array[2, 3].Select(all => new EquatableArray<Condition>(all));
        return Gen.OneOf(
            Leaf(),
            terms.Select(all => (Condition)new AndCondition(all)),
            terms.Select(all => (Condition)new OrCondition(all)),
            inner.Select(operand => (Condition)new NotCondition(operand)),
            Gen.Select(Field, Gen.Bool, SemiJoin(inner)).Select((left, not, query) => (Condition)new SemiJoinCondition(left, not, query)));
    }

    private static Gen<SemiJoinQuery> SemiJoin(Gen<Condition> where) =>
        Gen.Select(Field, From, where.Null(), Gen.OneOf(Category, Filter()).Null()).Select(
            (field, from, condition, with) => new SemiJoinQuery(field, from, condition, with));

    private static Gen<SelectItem> Item(int depth)
    {
        var branches = Gen.Select(Path, Path.Array[1, 2]).Select(
            (type, fields) => new TypeofBranch(type, new EquatableArray<FieldPath>(fields))).Array[1, 2];
        var items = new List<Gen<SelectItem>>
        {
            FieldOrDistance.Select(field => (SelectItem)new SelectExpression(field)),
            Gen.Enum<FieldsGroup>().Select(group => (SelectItem)new FieldsItem(group)),
            Gen.Select(Path, branches, Path.Array[0, 2]).Select((path, whens, others) =>
                (SelectItem)new TypeofItem(path, new EquatableArray<TypeofBranch>(whens), new EquatableArray<FieldPath>(others))),
        };
        if (depth > 0)
            items.Add(Query(depth - 1).Select(query => (SelectItem)new ChildSubquery(query)));
        return Gen.Select(Gen.OneOf(items.ToArray()), Word.Null()).Select((item, alias) => item with { Alias = alias });
    }

    private static Gen<SelectClause> Select(int depth) => Gen.Frequency(
        (9, Item(depth).Array[1, 4].Select(items => new SelectClause(new EquatableArray<SelectItem>(items)))),
        (1, Gen.Const(
            new SelectClause(new EquatableArray<SelectItem>([new SelectExpression(new AggregateCall(AggregateFunction.Count, null))])))));

    private static Gen<GroupByClause> GroupBy(int depth) => Gen.Select(Gen.Enum<GroupByKind>(), Field.Array[1, 3], Condition(depth).Null())
        .Select((kind, keys, having) => new GroupByClause(kind, new EquatableArray<FieldExpression>(keys), having));

    private static Gen<SoqlQuery> Query(int depth)
    {
        var head = Gen.Select(Select(depth), From, Condition(depth).Null());
        var with = Gen.Select(Gen.OneOf(Category, Filter()).Array[0, 1], Option().Array[0, 2]);
        var binds = Gen.Select(Path, Value).Select((field, value) => new BindItem(field, value)).Array[0, 2];
        var tail = Gen.Select(Rows, Rows, binds, Gen.Enum<RecordTracking>(), Update);
        return Gen.Select(head, with, GroupBy(depth).Null(), OrderBy, tail).Select((h, w, groupBy, orderBy, t) => new SoqlQuery
        {
            Select = h.Item1,
            From = h.Item2,
            Where = h.Item3,
            With = new EquatableArray<WithClause>([.. w.Item1, .. w.Item2]),
            GroupBy = groupBy,
            OrderBy = orderBy,
            Limit = t.Item1,
            Offset = t.Item2,
            Bind = new EquatableArray<BindItem>(t.Item3),
            Tracking = t.Item4,
            Update = t.Item5,
        });
    }

    // Patterns of everything that can be in a word: reserved characters, white space, wildcards with and without an escape.
    private static Gen<string> SearchPattern(int least) => Gen.OneOf(
        Gen.OneOf<string>("Acme", "and", "OR", "not", "x", "東京", "é", "*", "?", @"\*", @"\?", @"\\"),
        Gen.OneOf<char>([.. "&|!{}[]()^~:\"'+- \t\n\0@._/,;\uFFFC"]).Select(c => c.ToString())).Array[least, 4].Select(string.Concat);

    private static Gen<SearchExpression> SearchExpression(int depth)
    {
        var leaf = Gen.OneOf(
            SearchPattern(1).Where(p => p.ToUpperInvariant() is not ("AND" or "OR" or "NOT")).Select(
                p => (SearchExpression)new SearchWord(p)),
            SearchPattern(0).Select(p => (SearchExpression)new SearchPhrase(p)));
        if (depth == 0)
            return leaf;
        var inner = SearchExpression(depth - 1);
        var terms = inner.Array[2, 3].Select(all => new EquatableArray<SearchExpression>(all));
        return Gen.OneOf(
            leaf,
            terms.Select(all => (SearchExpression)new SearchSequence(all)),
            terms.Select(all => (SearchExpression)new SearchAnd(all)),
            terms.Select(all => (SearchExpression)new SearchOr(all)),
            Gen.Select(inner, inner).Select((included, excluded) => (SearchExpression)new SearchAndNot(included, excluded)));
    }

    private static Gen<SoslSearch> Search()
    {
        var fields =
            Gen.Select(FieldOrDistance, Word.Null()).Select((field, alias) => new SelectExpression(field) { Alias = alias }).Array[1, 3];
        var full = Gen.Select(Word, fields, Condition(1).Null(), Word.Null(), Gen.Select(OrderBy, Rows, Rows))
            .Select((name, all, where, listView, tail) => new ReturningItem(name)
            {
                Fields = new EquatableArray<SelectExpression>(all),
                Where = where,
                ListView = listView,
                OrderBy = tail.Item1,
                Limit = tail.Item2,
                Offset = tail.Item3,
            });
        var text = SearchExpression(3).Select(expression => new SearchText(expression));
        var with = Gen.OneOf(
            Category,
            Gen.OneOf<string>("DIVISION", "METADATA", "PricebookId", "NETWORK").SelectMany(n => Text.Select(t => (WithClause)new WithFilter(
                new Identifier(n), false, new EquatableArray<Literal>([new StringLiteral(t)])))),
            Values.Select(values => (WithClause)new WithFilter(new Identifier("NETWORK"), true, values)),
            Gen.Const((WithClause)new WithOption(new Identifier("HIGHLIGHT"), default)));
        return Gen.Select(text, Gen.Enum<SearchGroup>(), Gen.OneOf(
            Word.Select(n => new ReturningItem(n)), full).Array[0, 3], with.Array[0, 2], Gen.Select(Rows, Update))
            .Select((find, group, returning, clauses, tail) => new SoslSearch
            {
                Find = find,
                Group = group,
                Returning = new EquatableArray<ReturningItem>(returning),
                With = new EquatableArray<WithClause>(clauses),
                Limit = tail.Item1,
                Update = tail.Item2,
            });
    }
}
