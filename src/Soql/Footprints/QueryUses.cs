using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Footprints;

/// <summary>Collects what one query uses, by the scope of its names.</summary>
internal sealed class QueryUses(FootprintBuilder builder, QueryScope scope, SObjectDescribe describe, int place)
{
    private readonly List<FootprintEntry> _entries = [];

    /// <summary>The place of the query in the footprint.</summary>
    public int Place => place;

    public EquatableArray<FootprintEntry> Entries => new(_entries);

    public void AddObject(FootprintUse use, TextSpan span) => _entries.Add(new FootprintEntry(describe.Name, null, use, span));

    /// <summary>Adds a field of the object itself that is read without being named.</summary>
    public void AddField(string name, TextSpan span) => Add(describe, name, new Use(FootprintUse.Select, span));

    /// <summary>Adds the field by which the rows belong to their parent.</summary>
    public void AddLink(string name, TextSpan span) => Add(describe, name, new Use(FootprintUse.Join, span));

    public void AddFrom(FromClause from)
    {
        AddObject(FootprintUse.Object, from.Main.Name.Span);
        foreach (var item in from.Items.Skip(1))
            Follow(item.Name, new Use(FootprintUse.Object, item.Name.Span), item.Name.Names.Count);
        foreach (var item in from.Items.SelectMany(i => i.Using))
        {
            if (item.Kind == UsingKind.Scope)
                AddObject(FootprintUse.Scope, item.Span);
            else
                builder.Refuse(item, "USING LOOKUP applies a lookup filter, which no schema holds.");
        }
    }

    public void AddSelect(SelectClause select)
    {
        for (var i = 0; i < select.Items.Count; i++)
            AddItem(select.Items[i], i);
    }

    public void AddItem(SelectItem item, int index)
    {
        switch (item)
        {
            case SelectExpression expression:
                Add(expression.Expression, new Use(FootprintUse.Select, expression.Expression.Span, index));
                break;
            case ChildSubquery child:
                builder.AddChildren(scope, child);
                break;
            case FieldsItem fields:
                foreach (var field in describe.Fields.Where(fields.Includes))
                    Add(describe, field.Name, new Use(FootprintUse.Select, fields.Span, index));
                break;
            case TypeofItem choice:
                AddTypeof(choice, index);
                break;
            default:
                builder.RefuseKind(item);
                break;
        }
    }

    public void AddOrder(IEnumerable<OrderByItem> items, SelectClause? select)
    {
        foreach (var item in items)
        {
            var named = select is not null && OrderRules.IsAlias(item.Expression, select)
                ? select.Items.First(i => i.Alias?.Is(((FieldPath)item.Expression).Text) == true)
                : null;
            if (named is null)
                AddExpression(item.Expression, FootprintUse.Order);
            else if (named is SelectExpression expression)
                Add(expression.Expression, new Use(FootprintUse.Order, item.Expression.Span));
            else
                builder.RefuseKind(named);
        }
    }

    public void AddExpression(FieldExpression expression, FootprintUse use) => Add(expression, new Use(use, expression.Span));

    public void AddCondition(Condition? condition, FootprintUse use)
    {
        switch (condition)
        {
            case null:
                break;
            case AndCondition and:
                foreach (var term in and.Terms)
                    AddCondition(term, use);
                break;
            case OrCondition or:
                foreach (var term in or.Terms)
                    AddCondition(term, use);
                break;
            case NotCondition not:
                AddCondition(not.Operand, use);
                break;
            case Comparison comparison:
                AddComparison(comparison.Left, use, [comparison.Right]);
                break;
            case LikeCondition like:
                AddComparison(like.Left, use, [like.Pattern]);
                break;
            case InCondition values:
                AddComparison(values.Left, use, values.Values);
                break;
            case IncludesCondition values:
                AddComparison(values.Left, use, values.Values);
                break;
            case SemiJoinCondition join:
                AddExpression(join.Left, use);
                builder.AddJoin(join.Query);
                break;
            default:
                builder.RefuseKind(condition);
                break;
        }
    }

    private void AddComparison(FieldExpression left, FootprintUse use, IEnumerable<Literal> values)
    {
        AddExpression(left, use);
        foreach (var value in values)
        {
            if (value is not (StringLiteral or LikePattern or NumberLiteral or CurrencyLiteral or DateLiteral or DateTimeLiteral
                or TimeLiteral
                or RelativeDateLiteral or BooleanLiteral or NullLiteral))
                builder.RefuseKind(value);
        }
    }

    private void Add(FieldExpression expression, Use use)
    {
        switch (expression)
        {
            case FieldPath path:
                Add(path, use with { Span = path.Span });
                break;
            case FunctionCall call:
                Add(call.Argument, use with { IsInFunction = true });
                break;
            case AggregateCall { Argument: { } argument }:
                Add(argument, use with { IsInFunction = true });
                break;
            case AggregateCall:
                break;
            case DistanceCall distance:
                Add(distance.Field, use with { IsInFunction = true });
                break;
            case FieldCalculation calculation:
                Add(calculation.Left, use with { IsInFunction = true });
                Add(calculation.Right, use with { IsInFunction = true });
                break;
            case FormulaCall formula:
                builder.Refuse(formula, "The text of a FORMULA is not parsed, so the fields that it reads are not known.");
                break;
            default:
                builder.RefuseKind(expression);
                break;
        }
    }

    private void Add(FieldPath path, Use use)
    {
        if (Follow(path, use, path.Names.Count - 1) is { } end)
            AddEnd(end, path.Last, use);
    }

    private void AddTypeof(TypeofItem choice, int index)
    {
        var path = choice.Relationship;
        var use = new Use(FootprintUse.Select, path.Span, index);
        if (Follow(path, use, path.Names.Count - 1) is not { } owner)
            return;
        if (FieldResolver.FindRelationship(owner.Object, path.Last) is not { } relationship)
        {
            builder.Refuse(path, $"The relationship {path.Text} is not known.");
            return;
        }
        AddEnd(owner, relationship.Name, use with { IsFollowed = true });
        var walked = owner.Walked + relationship.RelationshipName;
        foreach (var branch in choice.Branches)
        {
            if (scope.Context.Schema.Find(branch.Type.Text) is { } type)
                AddBranch(type, null, branch.Fields, walked, index);
            else
                builder.Refuse(branch.Type, $"The object {branch.Type.Text} is not known.");
        }
        if (choice.Else.Count == 0)
            return;
        var others = relationship.ReferenceTo
            .Where(name => !choice.Branches.Any(b => string.Equals(b.Type.Text, name, StringComparison.OrdinalIgnoreCase)));
        AddBranch(NameObject.Describe, [.. others], choice.Else, walked, index);
    }

    private void AddBranch(SObjectDescribe type, string[]? targets, IEnumerable<FieldPath> fields, string walked, int index)
    {
        var inner = new QueryUses(builder, new QueryScope(scope.Context, type, type.Name), type, place);
        foreach (var field in fields)
        {
            if (inner.Follow(field, new Use(FootprintUse.Select, field.Span, index), field.Names.Count - 1, targets) is { } end)
                inner.AddEnd(end, field.Last, new Use(FootprintUse.Select, field.Span, index));
        }
        _entries.AddRange(
            inner._entries.Select(e => e with { Path = e.Path.Length == 0 ? walked : $"{walked}.{e.Path}", IsPolymorphic = true }));
    }

    // Follows the first names of a path through parents, each of which is a field that is read.
    private End? Follow(FieldPath path, Use use, int count, string[]? targets = null)
    {
        // From the object of the query, whatever alias of FROM the path begins with.
        var real = new FieldPath(SelectRules.Normal(scope, path)) { Span = path.Span };
        count += real.Names.Count - path.Names.Count;
        var (at, walked) = (scope.Object, "");
        for (var i = 0; i < count; i++)
        {
            if (at is null || FieldResolver.FindRelationship(at, real.Names[i]) is not { } relationship)
            {
                builder.Refuse(path, $"The relationship {real.Names[i]} of {path.Text} is not known.");
                return null;
            }
            AddEnd(new End(at, walked, targets), relationship.Name, use with { IsFollowed = true });
            walked += relationship.RelationshipName + ".";
            targets = relationship.IsPolymorphic ? [.. relationship.ReferenceTo] : null;
            at = FieldResolver.Parent(scope, at, real, i);
        }
        if (at is not null)
            return new End(at, walked, targets);
        builder.Refuse(path, $"What {path.Text} leads to is not known.");
        return null;
    }

    private void AddEnd(End end, string field, Use use)
    {
        var path = end.Walked.TrimEnd('.');
        if (end.Targets is null)
        {
            Add(end.Object, field, use, path);
            return;
        }
        if (end.Targets.Length == 0)
            builder.Refuse(new FieldPath(field) { Span = use.Span }, $"The objects that {path} may refer to are not known.");
        foreach (var target in end.Targets)
            _entries.Add(Entry(target, field, use, path) with { IsPolymorphic = true });
    }

    private void Add(SObjectDescribe at, string field, Use use, string path = "")
    {
        if (at.FindField(field) is { } found)
            _entries.Add(Entry(at.Name, found.Name, use, path));
        else
            builder.Refuse(new FieldPath(field) { Span = use.Span }, $"{at.Name} has no field {field}.");
    }

    private static FootprintEntry Entry(string name, string field, Use use, string path) => new(name, field, use.Kind, use.Span)
    {
        Path = path,
        IsInFunction = use.IsInFunction,
        IsFollowed = use.IsFollowed,
        SelectIndex = use.SelectIndex,
    };

    private readonly record struct Use(
        FootprintUse Kind, TextSpan Span, int? SelectIndex = null, bool IsInFunction = false, bool IsFollowed = false);

    // The targets are the objects of a polymorphic reference; null where the object itself is known.
    private readonly record struct End(SObjectDescribe Object, string Walked, string[]? Targets);
}
