using Salesforce.Typed.Bulk;
using Salesforce.Typed.Core.Dynamic;
using Salesforce.Typed.Dynamic;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Schema.Diff;

namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>What a load writes, and how.</summary>
/// <param name="Info">The object.</param>
/// <param name="Operation">What is done with the records.</param>
/// <param name="Key">The field by which an upsert finds records; null for other operations.</param>
internal sealed record LoadTarget(SObjectInfo Info, BulkOperation Operation, FieldInfo? Key)
{
    /// <summary>Whether the records are named by ids alone.</summary>
    public bool IsDelete => Operation is BulkOperation.Delete or BulkOperation.HardDelete;

    /// <summary>The field that names a record; null on a create.</summary>
    public FieldInfo? Name => Operation switch
    {
        BulkOperation.Create => null,
        BulkOperation.Upsert => Key,
        _ => Info.IdField,
    };

    /// <summary>What a field must be open to.</summary>
    public FieldUse Use => Operation switch
    {
        BulkOperation.Create => FieldUse.Create,
        BulkOperation.Update => FieldUse.Update,
        _ => FieldUse.Create | FieldUse.Update,
    };

    /// <summary>What is loaded, as the command line says it.</summary>
    /// <param name="info">The object.</param>
    /// <param name="operation">What is done with the records.</param>
    /// <param name="key">The name of the key; null where none is given.</param>
    /// <exception cref="ArgumentException">The key is missing, or finds no record.</exception>
    public static LoadTarget Of(SObjectInfo info, BulkOperation operation, string? key)
    {
        if (operation != BulkOperation.Upsert)
            return new LoadTarget(info, operation, null);
        return key is null
            ? throw new ArgumentException("An upsert finds records by a key: name its field with --key.")
            : new LoadTarget(info, operation, KeyRules.Require(info, key));
    }

    /// <summary>The object with its parents, by the snapshots.</summary>
    /// <param name="name">The API name.</param>
    /// <param name="folder">The folder of the snapshots.</param>
    /// <param name="isChecked">Whether values are checked against the snapshots.</param>
    /// <exception cref="InvalidDataException">There is no snapshot of the object, or one cannot be read.</exception>
    public static SObjectInfo Object(string name, string folder, bool isChecked)
    {
        if (!Directory.Exists(folder))
            throw new InvalidDataException($"There is no folder '{folder}' with describe snapshots. Pull the object: sftyped pull {name}");
        var schema = SnapshotFolder.Load(folder);
        if (schema.Find(name) is not { } describe)
        {
            var nearest = NameDistance.Nearest(name, schema.Objects.Select(o => o.Name)) is { } like ? $" Did you mean {like}?" : "";
            throw new InvalidDataException($"'{folder}' has no snapshot of '{name}'.{nearest} To pull it: sftyped pull {name}");
        }
        var parents = describe.Fields.SelectMany(f => f.ReferenceTo).Select(schema.Find).OfType<SObjectDescribe>();
        var definitions = parents.Append(describe).Distinct().Select(d => DescribedObject.Of(d, isChecked));
        return SObjectIndex.FromDefinitions(definitions).Find(describe.Name)!.Dynamic;
    }
}
