using Salesforce.Typed.Bulk;
using Salesforce.Typed.Core.Dynamic;
using Salesforce.Typed.Queries.Csv;

namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>Finds the fields of columns by their names: API names, and <c>Relationship.Key</c> for parents.</summary>
internal sealed class LoadColumns(LoadTarget target)
{
    // What result files have in addition to the columns of the load, so that they can be loaded again.
    private static readonly string[] ResultColumns = ["sf__Id", "sf__Created", "sf__Error"];

    private readonly Dictionary<string, LoadColumn> _columns = new(StringComparer.Ordinal);

    private SObjectInfo Info => target.Info;

    /// <summary>The column of that name.</summary>
    public LoadColumn Find(string name)
    {
        if (!_columns.TryGetValue(name, out var column))
            _columns.Add(name, column = Bind(name));
        return column;
    }

    /// <summary>What is missing in a file that has these columns.</summary>
    public IEnumerable<string> Missing(IReadOnlyCollection<LoadColumn> columns)
    {
        if (target.Name is { } name && !columns.Any(c => c.Field == name && c.Relationship is null))
            yield return $"The column {name.Name} is missing: "
                + $"{(target.Key is null ? "it names the record" : "it is the key of the upsert")}.";
        if (target.Operation != BulkOperation.Create)
            yield break;
        foreach (var field in Info.RequiredFields)
        {
            if (!columns.Any(c => c.Target == field.Index))
                yield return $"The column {field.Name} is missing: {Info.Name} cannot be created without it.";
        }
    }

    private LoadColumn Bind(string name)
    {
        if (name.Length == 0)
            return LoadColumn.Wrong("The column has no name.");
        if (ResultColumns.Contains(name, StringComparer.OrdinalIgnoreCase))
            return new LoadColumn(LoadColumnKind.Ignored);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var isId = dot < 0 && Info.Find(name) is { } id && id == Info.IdField;
        if (target.IsDelete && !isId)
            return new LoadColumn(LoadColumnKind.Ignored) { Problem = "Records are deleted by their ids: the column is not read." };
        return dot < 0 ? BindField(name) : BindParent(name, name[..dot], name[(dot + 1)..]);
    }

    private LoadColumn BindField(string name)
    {
        if (Info.Find(name) is not { } field)
            return LoadColumn.Wrong(NotFound(Info, name));
        if (field == Info.IdField)
            return BindId(field);
        if (field.Kind == FieldKind.Parent)
        {
            return LoadColumn.Wrong(
                $"{field} is a relationship. Name the parent by a key ({KeyOf(field)}) or by its id ({ReferenceOf(field)}).");
        }
        if (field.Kind == FieldKind.Children)
            return LoadColumn.Wrong($"{field} is a relationship to children. Load them by a file of their own.");
        if (field.IsRelationship)
            return LoadColumn.Wrong($"{field} may be of several objects. Use the reference with the id of the parent.");
        if (field.Kind is FieldKind.Address or FieldKind.Location)
            return LoadColumn.Wrong($"{field} is a compound of other fields. Use a column for each part.");
        if (field.Definition is { Described.IsBinary: true } || !CsvValueReader.IsCell(field.Kind))
            return LoadColumn.Wrong(
                $"{field} has no form in CSV: it is of the type {field.Definition?.Type}. Write the records in a program.");
        if (Refusal(field) is { } refusal)
            return LoadColumn.Wrong(refusal);
        return new LoadColumn(LoadColumnKind.Value) { Field = field };
    }

    private LoadColumn BindId(FieldInfo id) => target switch
    {
        { Operation: BulkOperation.Create } =>
            LoadColumn.Wrong("The org gives new records their ids. Leave the column out, or update the records."),
        { Key: { } key } when key != id =>
            LoadColumn.Wrong($"The records are named by {key.Name}. Leave the column out, or update by the id."),
        _ => new LoadColumn(LoadColumnKind.Id) { Field = id },
    };

    private LoadColumn BindParent(string name, string relationship, string key)
    {
        var colon = relationship.LastIndexOf(':');
        if (Info.Find(relationship[(colon + 1)..]) is not { } parent)
            return LoadColumn.Wrong(NotFound(Info, relationship));
        if (parent.Kind == FieldKind.Polymorphic)
            return LoadColumn.Wrong($"{parent} may be of several objects. Use the reference with the id of the parent.");
        if (colon >= 0 || parent.Kind != FieldKind.Parent || parent.Target is not { } related)
        {
            return LoadColumn.Wrong(
                $"'{ApiName.Show(name)}' does not name a parent. A parent is named by a relationship and a key, as Account.ErpId__c.");
        }
        if (related.Find(key) is not { } field)
            return LoadColumn.Wrong(NotFound(related, key));
        if (field.Definition is not { IsIdLookup: true } || field == related.IdField || field.IsRelationship)
        {
            return LoadColumn.Wrong(
                $"{field} finds no record. A parent is named by a key ({KeyOf(parent)}) or by its id ({ReferenceOf(parent)}).");
        }
        if (Refusal(parent) is { } refusal)
            return LoadColumn.Wrong(refusal);
        return new LoadColumn(LoadColumnKind.ParentKey) { Field = field, Relationship = parent };
    }

    private string? Refusal(FieldInfo field)
    {
        // The key finds the record, and sets it where it is created.
        if ((field.Use & target.Use) != 0 || field == target.Key)
            return null;
        return (field.Use & (FieldUse.Create | FieldUse.Update)) == 0
            ? $"{field} is read-only for the user who pulled the snapshot. Leave the column out."
            : $"{field} can be set only when a record is {(target.Use == FieldUse.Create ? "updated" : "created")}. Leave the column out.";
    }

    private static string NotFound(SObjectInfo info, string name)
    {
        bool IsName(string? relationship) => string.Equals(relationship, name, StringComparison.OrdinalIgnoreCase);
        if (info.Definition?.ChildRelationships.Any(c => IsName(c.RelationshipName)) == true)
            return $"{info.Name}.{ApiName.Show(name)} is a relationship to children. Load them by a file of their own.";
        var reference = info.Definition?.Fields.FirstOrDefault(f => IsName(f.RelationshipName));
        return reference is { ReferenceTo: [var parent, ..] }
            ? $"{info.Name}.{reference.RelationshipName} leads to {parent}, of which there is no snapshot. To pull it: sftyped pull "
                + $"{parent}"
            : $"{info.Name} has no field '{ApiName.Show(name)}'.{ApiName.Suggest(name, info.Fields.Select(f => f.Name))}";
    }

    private static string KeyOf(FieldInfo parent)
    {
        var key = parent.Target?.Fields.FirstOrDefault(f => f.Definition is { IsIdLookup: true } && f != parent.Target.IdField);
        return key is null ? "it has none" : $"{parent.Name}.{key.Name}";
    }

    private static string ReferenceOf(FieldInfo parent) =>
        parent.ForeignKey >= 0 ? parent.Owner.Fields[parent.ForeignKey].Name : "the reference";
}
