using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Salesforce.Typed.Json;

/// <summary>Finds the converter of <see cref="Id{T}"/>: an attribute cannot name a converter for a type that is still generic.</summary>
public sealed class IdConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Id<>);
    }

    /// <inheritdoc/>
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The type argument is a class, for which native code is shared.")]
    [UnconditionalSuppressMessage(
        "Trimming", "IL2071", Justification = "The converter requires nothing of its type argument but that it is an sObject type.")]
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        var maker = (IMaker)Activator.CreateInstance(typeof(Maker<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
        return maker.Make();
    }

    private interface IMaker
    {
        JsonConverter Make();
    }

    private sealed class Maker<T> : IMaker
        where T : ISObjectType
    {
        public JsonConverter Make() => new IdConverter<Id<T>>();
    }
}
