using System.Text.Json;

namespace Salesforce.Typed.Testing.Queries.Plans;

/// <summary>One member of a row in a response, and where its value is in the row of the statement.</summary>
internal abstract class Shape(JsonEncodedText name)
{
    protected JsonEncodedText Name { get; } = name;

    /// <summary>Writes the member.</summary>
    public abstract void Write(RowWriter row);
}
