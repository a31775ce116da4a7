using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Salesforce.Typed.Dynamic;

namespace Salesforce.Typed.Json;

/// <summary>
/// The converter of a <see cref="DynamicRecord"/> without one in the options: it says that the options need a
/// <c>DynamicRecordConverter</c>, which knows the objects. For System.Text.Json.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MissingRecordConverter : JsonConverter<DynamicRecord>
{
    private const string Problem =
        "A DynamicRecord is read and written by a converter that knows the objects: options.Converters.Add(new "
            + "DynamicRecordConverter(objects)), where objects is the SObjectIndex.";

    /// <inheritdoc/>
    public override DynamicRecord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new JsonException(Problem);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DynamicRecord value, JsonSerializerOptions options) =>
        throw new JsonException(Problem);
}
