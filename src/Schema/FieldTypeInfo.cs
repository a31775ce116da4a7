namespace Salesforce.Typed.Schema;

/// <summary>What is known of a field type, whatever the field.</summary>
/// <param name="Type">The type.</param>
/// <param name="Name">Its name in a describe.</param>
/// <param name="Family">What its values are.</param>
/// <param name="SoapType">What a describe calls <c>soapType</c>.</param>
public sealed record FieldTypeInfo(FieldType Type, string Name, ValueFamily Family, string SoapType = "xsd:string")
{
    /// <summary>Whether ORDER BY takes it (SOQL and SOSL Reference, ORDER BY).</summary>
    public bool CanSort { get; init; } = Family is not (ValueFamily.TextSet or ValueFamily.Compound);

    /// <summary>Whether GROUP BY takes it.</summary>
    public bool CanGroup { get; init; } = Family is not (ValueFamily.TextSet or ValueFamily.Compound);

    /// <summary>
    /// Whether it can be counted and has a least and a greatest value (SOQL and SOSL Reference, Support for Field Types in Aggregate
    /// Functions).
    /// </summary>
    public bool CanAggregate { get; init; } =
        Family is ValueFamily.Text or ValueFamily.Id or ValueFamily.Number or ValueFamily.Date or ValueFamily.DateTime;

    /// <summary>Whether its values can be added up.</summary>
    public bool CanSum => Family == ValueFamily.Number;

    /// <summary>Whether its values are written in quotes in SOQL.</summary>
    public bool IsQuoted => Family is ValueFamily.Text or ValueFamily.TextSet or ValueFamily.Id;
}
