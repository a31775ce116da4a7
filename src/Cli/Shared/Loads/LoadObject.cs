using Salesforce.Typed.Schema;
using Salesforce.Typed.Schema.Diff;

namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>An object whose records are loaded.</summary>
/// <param name="Info">The object with its parents.</param>
/// <param name="Describe">Its snapshot.</param>
internal sealed record LoadObject(SObjectInfo Info, SObjectDescribe Describe)
{
    /// <summary>Finds an object among the snapshots.</summary>
    /// <param name="name">The API name.</param>
    /// <param name="folder">The folder of the snapshots.</param>
    /// <param name="isChecked">Whether values are checked against the snapshots.</param>
    /// <exception cref="InvalidDataException">There is no snapshot of the object, or one cannot be read.</exception>
    public static LoadObject Find(string name, string folder, bool isChecked)
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
        var definitions = parents.Append(describe).DistinctBy(d => d.Name).Select(d => DescribedObject.Of(d, isChecked));
        return new LoadObject(SObjectIndex.FromDefinitions(definitions).Find(describe.Name)!.Dynamic, describe);
    }

    /// <summary>Whether values of a field that differ only in letter case are different keys.</summary>
    public bool IsCaseSensitive(FieldInfo field) => Describe.FindField(field.Name)?.Is(FieldTraits.CaseSensitive) == true;
}
