using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>What a request says of a record.</summary>
internal sealed class RecordInput(ObjectModel model)
{
    public ObjectModel Object { get; } = model;

    /// <summary>The fields that are set or cleared, in the order of the request.</summary>
    public List<(FieldModel Field, SqlValue Value)> Values { get; } = [];

    /// <summary>The same for the whole object, where this is what a user sees of it.</summary>
    public RecordInput For(OrgModel whole)
    {
        if (whole.Find(Object.Name) is not { } all || all == Object)
            return this;
        var input = new RecordInput(all);
        foreach (var (field, value) in Values)
            input.Values.Add((all.Find(field.Name)!, value));
        return input;
    }

    /// <summary>The value for that field; null where the request does not name it.</summary>
    public SqlValue? Find(FieldModel field)
    {
        // The last of two with one name counts.
        for (var i = Values.Count - 1; i >= 0; i--)
        {
            if (Values[i].Field == field)
                return Values[i].Value;
        }
        return null;
    }
}
