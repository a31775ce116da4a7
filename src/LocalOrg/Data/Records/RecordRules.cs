using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>
/// What the writing of every record of an object looks up: found out once, for most fields have no default and may be empty.
/// </summary>
internal sealed class RecordRules
{
    public RecordRules(ObjectModel model)
    {
        var columns = model.Fields.Where(f => f.Kind != ColumnKind.None).ToList();
        AutoNumbered = [.. columns.Where(AutoNumbers.Is)];
        Defaults = [.. columns.Except(AutoNumbered).Select(f => (f, FieldDefaults.Of(f))).Where(d => !d.Item2.IsNull)];
        Required = [.. model.Fields.Where(f => f.IsRequired)];
        NeverNull = model.Describe.Form == DescribeForm.Reduced
            ? []
            : [.. model.Fields.Where(f => f.Kind != ColumnKind.Boolean && !f.Describe.Is(FieldTraits.Nillable))];
    }

    /// <summary>What new records start with.</summary>
    public (FieldModel Field, SqlValue Value)[] Defaults { get; }

    /// <summary>The fields that the org numbers by itself.</summary>
    public FieldModel[] AutoNumbered { get; }

    /// <summary>The fields without which a record is not created.</summary>
    public FieldModel[] Required { get; }

    /// <summary>The fields that a change must not clear.</summary>
    public FieldModel[] NeverNull { get; }
}
