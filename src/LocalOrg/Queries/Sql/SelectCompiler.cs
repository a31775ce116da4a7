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
    private readonly HashSet<string> _selected = new(StringComparer.OrdinalIgnoreCase);
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
                if (item.Alias is not null)
                    throw _context.Malformed(item, "only aggregate expressions use field aliasing");
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
                Once(_scope.Root.Alias + "." + child.Describe.RelationshipName, item);
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
        Once(node.Alias + "." + field.Name, path);
        if (!IsSelectable(field))
            throw _context.InvalidField(path, $"No such column '{path.Last}' on entity '{node.Object.Name}'. The local org does not simulate fields of type {field.Describe.TypeName}.");
        RecordOf(node, path).Members.Add(ShapeOf(node, field));
    }

    private static bool IsSelectable(FieldModel field) => field.Kind != ColumnKind.None || (field.Describe.IsCompound && field.Parts.Count > 0);

    private void AddExpression(SelectExpression item)
    {
        var expression = item.Expression;
        if (expression is FunctionCall { Argument: FieldPath inner } call
            && call.Function is SoqlFunction.ToLabel or SoqlFunction.Format or SoqlFunction.ConvertCurrency)
        {
            var (node, field) = _scope.Resolve(inner);
            var record = RecordOf(node, inner);
            var name = item.Alias is { } alias ? JsonEncodedText.Encode(alias.Text) : field.JsonName;
            Once(node.Alias + "." + (item.Alias?.Text ?? field.Name), item);
            var column = Columns.Add(_expressions.Compile(inner).Sql);
            record.Members.Add(call.Function switch
            {
                SoqlFunction.ToLabel when field.IsPicklist => new LabelShape(name, column, field),
                SoqlFunction.Format => new FormatShape(name, column, field.Kind, field.Scale, field),
                _ => new ScalarShape(name, column, field.Kind, field.Scale),
            });
            return;
        }
        var operand = _expressions.Compile(expression);
        if (expression is FunctionCall { Function: SoqlFunction.Format } format && format.Argument is FunctionCall)
            Record.Members.Add(new FormatShape(NameOf(item, operand), Columns.Add(operand.Sql), operand.Kind, operand.Scale, operand.Field));
        else if (operand.IsDatePart || operand.IsAggregate)
            throw _context.Malformed(expression, $"Field must be grouped or aggregated: {expression}");
        else
            Record.Members.Add(new ScalarShape(NameOf(item, operand), Columns.Add(operand.Sql), operand.Kind, operand.Scale));
    }

    private JsonEncodedText NameOf(SelectExpression item, Operand operand)
    {
        var name = item.Alias?.Text ?? (operand.Field is { } field && item.Expression is FunctionCall ? field.Name : $"expr{_unnamed++}");
        Once(_scope.Root.Alias + "." + name, item);
        return JsonEncodedText.Encode(name);
    }

    private void AddGroup(FieldsItem item)
    {
        var fields = FieldsOf(_scope.Root.Object, item.Group).ToList();
        if (fields.Count == 0)
            throw _context.Malformed(item, $"The SOQL FIELDS function must have at least one field: {item}");
        foreach (var field in fields)
        {
            Once(_scope.Root.Alias + "." + field.Name, item);
            Record.Members.Add(ShapeOf(_scope.Root, field));
        }
    }

    private void AddTypeof(TypeofItem item)
    {
        var path = item.Relationship;
        var node = _scope.Walk(path, path.Names.Count - 1);
        if (node.Object.FindParent(path.Last) is not { } reference || !reference.Describe.IsPolymorphic)
        {
            throw _context.InvalidField(
                path, $"The relationship field '{path.Last}' can not be used in TYPEOF: it is not polymorphic");
        }
        Once(node.Alias + "." + reference.Describe.RelationshipName, item);
        var branches = new List<RecordShape>();
        foreach (var branch in item.Branches)
        {
            var target = reference.Targets.FirstOrDefault(t => FieldModel.Same(t.Name, branch.Type.Text));
            if (target is null)
            {
                // An object of the platform that has no snapshot here: no record is of it, and nothing can be said of its fields.
                if (reference.Describe.ReferenceTo.Contains(branch.Type.Text, StringComparer.OrdinalIgnoreCase))
                    continue;
                throw _context.InvalidField(branch.Type, $"The object '{branch.Type.Text}' is not one that '{path.Last}' refers to");
            }
            branches.Add(Branch(node.Parent(reference, target, _context), branch.Fields, -1));
        }
        RecordShape? otherwise = null;
        if (item.Else.Count > 0)
        {
            var names = node.Parent(reference, _context.Model.Names, _context);
            otherwise = Branch(names, item.Else, Columns.Add(names.Sql(names.Object.Find("Type")!)));
        }
        RecordOf(node, path).Members.Add(new TypeofShape(NameOf(reference), branches, otherwise));
    }

    private RecordShape Branch(JoinNode node, EquatableArray<FieldPath> fields, int typeColumn)
    {
        var record = new RecordShape(node.Object, Columns.Add(node.Sql(node.Object.Id)), typeColumn);
        foreach (var path in fields)
        {
            // Paths begin at the parent here, not at the rows' object.
            var at = node;
            var within = record;
            for (var i = 0; i < path.Names.Count - 1; i++)
            {
                if (at.Object.FindParent(path.Names[i]) is not { } reference || !reference.IsReachable)
                    throw _context.InvalidField(path, $"Didn't understand relationship '{path.Names[i]}' in field path.");
                at = at.Parent(reference, _context.Model.TargetOf(reference), _context);
                within = Nested(within, at, path);
            }
            if (at.Object.Find(path.Last) is not { } field || !IsSelectable(field))
                throw _context.InvalidField(path, $"No such column '{path.Last}' on entity '{at.Object.Name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.");
            Once(at.Alias + "." + field.Name, path);
            within.Members.Add(ShapeOf(at, field));
        }
        return record;
    }

    // Every parent between has a place of its own in the answer, whether a path or an alias of FROM leads there.
    private RecordShape RecordOf(JoinNode node, SyntaxNode item) =>
        _records.TryGetValue(node, out var known) ? known : Nested(RecordOf(node.Child!, item), node, item);

    private RecordShape Nested(RecordShape within, JoinNode node, SyntaxNode item)
    {
        if (_records.TryGetValue(node, out var known))
            return known;
        var typeColumn = node.Object == _context.Model.Names ? Columns.Add(node.Sql(node.Object.Find("Type")!)) : -1;
        var record = new RecordShape(node.Object, Columns.Add(node.Sql(node.Object.Id)), typeColumn);
        _records.Add(node, record);
        Once(node.Child!.Alias + "." + node.Reference!.Describe.RelationshipName, item);
        within.Members.Add(new ParentShape(NameOf(node.Reference), record));
        return record;
    }

    private static JsonEncodedText NameOf(FieldModel reference) => JsonEncodedText.Encode(reference.Describe.RelationshipName!);

    private Shape ShapeOf(JoinNode node, FieldModel field)
    {
        if (field.Describe.IsCompound)
        {
            var parts = field.Type == FieldType.Location ? LocationParts : AddressParts;
            return new CompoundShape(field.JsonName, [.. parts.Where(field.Parts.ContainsKey).Select(name =>
                (JsonEncodedText.Encode(char.ToLowerInvariant(name[0]) + name[1..]), Columns.Add(node.Sql(field.Parts[name])), field.Parts[name]))]);
        }
        // The length alone: SQLite knows it without reading the file.
        return field.Kind == ColumnKind.Blob
            ? new BlobShape(field.JsonName, Columns.Add($"LENGTH({node.Sql(field)})"), Columns.Add(node.Sql(node.Object.Id)), field)
            : new ScalarShape(field.JsonName, Columns.Add(node.Sql(field)), field.Kind, field.Scale);
    }

    private void Once(string name, SyntaxNode node)
    {
        if (_selected.Add(name))
            return;
        throw _context.Malformed(node, node is SelectItem { Alias: { } alias }
            ? $"duplicate alias: {alias.Text}"
            : $"duplicate field selected: {(node is FieldPath path ? path.Last : node.ToString())}");
    }
}
