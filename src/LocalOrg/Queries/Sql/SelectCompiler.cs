using System.Text.Json;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Queries.Plans;

namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>Turns a SELECT list into columns, and into the shape that rows have in the answer.</summary>
internal sealed class SelectCompiler
{
    private static readonly string[] AddressParts =
        ["City", "Country", "CountryCode", "GeocodeAccuracy", "Latitude", "Longitude", "PostalCode", "State", "StateCode", "Street"];

    private static readonly string[] LocationParts = ["Latitude", "Longitude"];

    private readonly CompileContext _context;
    private readonly QueryScope _scope;
    private readonly ExpressionCompiler _expressions;
    private readonly Dictionary<JoinNode, RecordShape> _records = [];
    private int _unnamed;

    public SelectCompiler(CompileContext context, QueryScope scope, ExpressionCompiler expressions)
    {
        _context = context;
        _scope = scope;
        _expressions = expressions;
        Record = new RecordShape(scope.Root.Object, Columns.Add(scope.Root.Sql(scope.Root.Object.Id)));
        _records.Add(scope.Root, Record);
    }

    public ColumnList Columns { get; } = new();

    public RecordShape Record { get; }

    /// <summary>Adds an item of the list; child queries are compiled by <paramref name="children"/>.</summary>
    public void Add(SelectItem item, Func<ChildSubquery, (ChildModel Child, RowPlan Plan)> children)
    {
        switch (item)
        {
            case SelectExpression { Expression: FieldPath path }:
                AddField(path);
                break;
            case SelectExpression expression:
                AddExpression(expression);
                break;
            case FieldsItem fields:
                AddGroup(fields);
                break;
            case ChildSubquery subquery:
                var (child, plan) = children(subquery);
                Record.Members.Add(new ChildrenShape(child.JsonName, plan, KeyColumn(child.Field)));
                break;
            case TypeofItem typeOf:
                AddTypeof(typeOf);
                break;
        }
    }

    /// <summary>The fields of FIELDS().</summary>
    public static IEnumerable<FieldModel> FieldsOf(ObjectModel model, FieldsGroup group) =>
        model.Fields.Where(IsSelectable).Where(f => group switch
        {
            FieldsGroup.Standard => !f.Describe.Is(FieldTraits.Custom),
            FieldsGroup.Custom => f.Describe.Is(FieldTraits.Custom),
            _ => true,
        });

    // The value by which child rows name the row: its id, or what an external or indirect lookup matches.
    private int KeyColumn(FieldModel reference) => reference.Describe.HoldsIds
        ? Record.IdColumn
        : Columns.Add($"{_scope.Root.Alias}.{reference.KeyColumnOf(_scope.Root.Object)}");

    /// <summary>Adds every field of the object: what reading a record without naming fields gives.</summary>
    /// <param name="include">Which of the fields; null for all.</param>
    public void AddAll(Func<FieldModel, bool>? include = null)
    {
        foreach (var field in _scope.Root.Object.Fields.Where(f => IsSelectable(f) && include?.Invoke(f) != false))
            Record.Members.Add(ShapeOf(_scope.Root, field));
    }

    /// <summary>Adds a field, within its parents.</summary>
    public void AddField(FieldPath path)
    {
        var (node, field) = _scope.Resolve(path);
        RecordOf(node).Members.Add(ShapeOf(node, field));
    }

    private static bool IsSelectable(FieldModel field) =>
        field.Kind != ColumnKind.None || (field.Describe.IsCompound && field.Parts.Count > 0);

    private void AddExpression(SelectExpression item)
    {
        var operand = _expressions.Compile(item.Expression);
        var column = Columns.Add(operand.Sql);
        if (Innermost(item.Expression) is not { } path)
        {
            var own = JsonEncodedText.Encode(item.Alias?.Text ?? $"expr{_unnamed++}");
            Record.Members.Add(new ScalarShape(own, column, operand.Kind, operand.Scale));
            return;
        }
        // A function of a field stands where the field would: in the place of its parent, and without an alias under its name.
        var (node, field) = _scope.Resolve(path);
        var name = item.Alias is { } alias ? JsonEncodedText.Encode(alias.Text) : field.JsonName;
        RecordOf(node).Members.Add(item.Expression switch
        {
            FunctionCall { Function: SoqlFunction.ToLabel } when field.IsPicklist => new LabelShape(name, column, field),
            FunctionCall { Function: SoqlFunction.Format } => new FormatShape(name, column, operand.Kind, operand.Scale, field),
            _ => new ScalarShape(name, column, operand.Kind, operand.Scale),
        });
    }

    private static FieldPath? Innermost(FieldExpression expression) => expression switch
    {
        FieldPath path => path,
        FunctionCall call => Innermost(call.Argument),
        _ => null,
    };

    private void AddGroup(FieldsItem item)
    {
        foreach (var field in FieldsOf(_scope.Root.Object, item.Group))
        {
            Record.Members.Add(ShapeOf(_scope.Root, field));
        }
    }

    private void AddTypeof(TypeofItem item)
    {
        var path = item.Relationship;
        var node = _scope.Walk(path, path.Names.Count - 1);
        var reference = node.Object.FindParent(path.Last)!;
        var branches = new List<RecordShape>();
        foreach (var branch in item.Branches)
        {
            var target = reference.Targets.First(t => FieldModel.Same(t.Name, branch.Type.Text));
            branches.Add(Branch(node.Parent(reference, target, _context), branch.Fields, -1));
        }
        RecordShape? otherwise = null;
        if (item.Else.Count > 0)
        {
            var names = node.Parent(reference, _context.Model.Names, _context);
            otherwise = Branch(names, item.Else, Columns.Add(names.Sql(names.Object.Find("Type")!)));
        }
        RecordOf(node).Members.Add(new TypeofShape(NameOf(reference), branches, otherwise));
    }

    // Paths begin at the parent here, or at its object's name, and not at the rows' object.
    private RecordShape Branch(JoinNode node, EquatableArray<FieldPath> fields, int typeColumn)
    {
        var record = new RecordShape(node.Object, Columns.Add(node.Sql(node.Object.Id)), typeColumn);
        _records[node] = record;
        foreach (var path in fields)
        {
            var isOwnName = path.Names.Count > 1 && FieldModel.Same(path.Names[0], node.Object.Name)
                && node.Object.FindParent(path.Names[0]) is null;
            var at = node;
            for (var i = isOwnName ? 1 : 0; i < path.Names.Count - 1; i++)
                at = _scope.Parent(at, path.Names[i]);
            RecordOf(at).Members.Add(ShapeOf(at, at.Object.Find(path.Last)!));
        }
        return record;
    }

    // Every parent between has a place of its own in the answer, whether a path or an alias of FROM leads there.
    private RecordShape RecordOf(JoinNode node)
    {
        if (_records.TryGetValue(node, out var known))
            return known;
        var within = RecordOf(node.Child!);
        var typeColumn = node.Object == _context.Model.Names ? Columns.Add(node.Sql(node.Object.Find("Type")!)) : -1;
        var record = new RecordShape(node.Object, Columns.Add(node.Sql(node.Object.Id)), typeColumn);
        _records.Add(node, record);
        within.Members.Add(new ParentShape(NameOf(node.Reference!), record));
        return record;
    }

    private static JsonEncodedText NameOf(FieldModel reference) => JsonEncodedText.Encode(reference.Describe.RelationshipName!);

    private Shape ShapeOf(JoinNode node, FieldModel field)
    {
        if (field.Describe.IsCompound)
        {
            var parts = field.Type == FieldType.Location ? LocationParts : AddressParts;
            return new CompoundShape(field.JsonName, [.. parts.Where(field.Parts.ContainsKey).Select(name =>
                (JsonEncodedText.Encode(
                    char.ToLowerInvariant(name[0]) + name[1..]), Columns.Add(node.Sql(field.Parts[name])), field.Parts[name]))]);
        }
        if (field.Kind == ColumnKind.None)
            return new CompoundShape(field.JsonName, []);
        // The length alone: SQLite knows it without reading the file.
        return field.Kind == ColumnKind.Blob
            ? new BlobShape(field.JsonName, Columns.Add($"LENGTH({node.Sql(field)})"), Columns.Add(node.Sql(node.Object.Id)), field)
            : new ScalarShape(field.JsonName, Columns.Add(node.Sql(field)), field.Kind, field.Scale);
    }
}
