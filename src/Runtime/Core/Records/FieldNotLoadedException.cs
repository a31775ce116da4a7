using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed;

/// <summary>
/// A record that came from the org was read at a field that its query did not ask for. The field's value is not known: null would be
/// a guess. Apex does the same ("retrieved via SOQL without querying the requested field").
/// </summary>
public sealed class FieldNotLoadedException : InvalidOperationException
{
    /// <summary>For the field <paramref name="field"/> of the object <paramref name="sobject"/>.</summary>
    public FieldNotLoadedException(string sobject, string field)
        : this(sobject, field, $"{sobject}.{field} was not asked for when this record was loaded, so its value is not known. Add it to "
            + $"the query's fields, or ask IsLoaded(x => x.{field}) first.")
    {
    }

    private FieldNotLoadedException(string sobject, string field, string message)
        : base(message)
    {
        SObject = sobject;
        Field = field;
    }

    internal static FieldNotLoadedException Of(RowLayout layout, string field)
    {
        var sobject = layout.Info.Name;
        if (layout.IsAwaited)
            return new(sobject, field, $"{sobject}.{field} of a record that a composite is yet to bring cannot be passed on. Ids, texts "
                + $"and picklist values can, where the step asks for them; for the others, send first and read the step's result.");
        if (layout.Info.IsDynamic && !layout.IsFromEvent)
            return new(sobject, field, $"{sobject}.{field} was not asked for when this record was loaded, so its value is not known. Add "
                + $"it to the query's Select, or call IsLoaded(\"{field}\") first.");
        return layout.IsFromEvent
            ? new(sobject, field, $"The event does not hold {sobject}.{field}: an update brings the fields that changed, a deletion none. "
                + $"Ask Changed(x => x.{field}) or Record.IsLoaded(x => x.{field}) first, or read the record.")
            : new(sobject, field);
    }

    /// <summary>The object.</summary>
    public string SObject { get; }

    /// <summary>The field or relationship.</summary>
    public string Field { get; }
}
