using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Salesforce.Typed.Core.Json;

namespace Salesforce.Typed.Json;

/// <summary>
/// Finds the converter of <see cref="PicklistSet{P}"/>: an attribute cannot name a converter for a type that is still generic.
/// </summary>
public sealed class PicklistSetConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(PicklistSet<>);
    }

    /// <inheritdoc/>
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "The type is a struct: its default value needs no constructor.")]
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        ((IConverterSource)RuntimeHelpers.GetUninitializedObject(typeToConvert)).Converter;
}
