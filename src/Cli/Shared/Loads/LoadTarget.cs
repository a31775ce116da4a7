using Salesforce.Typed.Bulk;
using Salesforce.Typed.Core.Dynamic;

namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>What a load writes, and how.</summary>
/// <param name="Info">The object.</param>
/// <param name="Operation">What is done with the records.</param>
/// <param name="Key">The field by which an upsert finds records; null for other operations.</param>
internal sealed record LoadTarget(SObjectInfo Info, BulkOperation Operation, FieldInfo? Key)
{
    /// <summary>Whether keys that differ only in letter case are different keys.</summary>
    public bool IsKeyCaseSensitive { get; private init; }

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
    /// <param name="sobject">The object.</param>
    /// <param name="operation">What is done with the records.</param>
    /// <param name="key">The name of the key; null where none is given.</param>
    /// <exception cref="ArgumentException">The key is missing, or finds no record.</exception>
    public static LoadTarget Of(LoadObject sobject, BulkOperation operation, string? key)
    {
        if (operation != BulkOperation.Upsert)
            return new LoadTarget(sobject.Info, operation, null);
        if (key is null)
            throw new ArgumentException("An upsert finds records by a key: name its field with --key.");
        var field = KeyRules.Require(sobject.Info, key);
        return new LoadTarget(sobject.Info, operation, field) { IsKeyCaseSensitive = sobject.IsCaseSensitive(field) };
    }
}
